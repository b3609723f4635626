package dev.lamplighter.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;

/** What tests may not do. */
@AnalyzeClasses(packages = "dev.lamplighter", importOptions = OnlyIncludeTests.class)
class TestRulesTest {

  @ArchTest
  static final ArchRule testsShouldWaitForConditionsAndNeverSleep =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class, int.class)
          .orShould()
          .callMethod(TimeUnit.class, "sleep", long.class)
          .because("a test that sleeps is slow on good days and red on bad ones");
}
