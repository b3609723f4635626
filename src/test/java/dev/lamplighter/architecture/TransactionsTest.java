package dev.lamplighter.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Set;

/**
 * Outside a transaction Payara keeps an entity manager with the component's invocation, which its
 * managed threads share with Hazelcast's: those close it, and who uses it later fails for ever.
 */
@AnalyzeClasses(packages = "dev.lamplighter", importOptions = DoNotIncludeTests.class)
class TransactionsTest {

  @ArchTest
  static final ArchRule entitiesShouldBeReadInATransaction =
      methods().that().arePublic().should(useEntityManagersInTransactionsOnly());

  private static ArchCondition<JavaMethod> useEntityManagersInTransactionsOnly() {
    return new ArchCondition<>("use entity managers in transactions only") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        if (!isTransactional(method) && usesEntities(method, new HashSet<>())) {
          events.add(SimpleConditionEvent.violated(method, method.getFullName()));
        }
      }
    };
  }

  private static boolean isTransactional(JavaMethod method) {
    return method.isAnnotatedWith(Transactional.class)
        || method.getOwner().isAnnotatedWith(Transactional.class);
  }

  /** By itself or by others of its class that are called without the interceptor. */
  private static boolean usesEntities(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
    return seen.add(unit)
        && (unit.getFieldAccesses().stream()
                .anyMatch(
                    access -> access.getTarget().getRawType().isEquivalentTo(EntityManager.class))
            || unit.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().equals(unit.getOwner()))
                .flatMap(call -> call.getTarget().resolveMember().stream())
                .filter(called -> !called.getModifiers().contains(JavaModifier.STATIC))
                .anyMatch(called -> usesEntities(called, seen)));
  }
}
