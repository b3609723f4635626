package dev.lamplighter.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The rooms of the house, and who may walk into which. */
@AnalyzeClasses(packages = "dev.lamplighter", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] FEATURES = {
    "..accounts..",
    "..admin..",
    "..calls..",
    "dev.lamplighter.channels..", // there is a java.nio.channels too
    "..chat..",
    "..connections..",
    "..feed..",
    "..notifications..",
    "..presence..",
    "..push.."
  };

  @ArchTest
  static final ArchRule theCoreShouldKnowNoFeature =
      noClasses()
          .that()
          .resideInAnyPackage("..hub..", "..cluster..", "..problem..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FEATURES)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theHubShouldKnowNoJsonAndNoServlet =
      noClasses()
          .that()
          .resideInAPackage("..hub..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.json..", "jakarta.servlet..", "jakarta.ws.rs..", "dev.lamplighter.json..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theWireShouldReachFeaturesThroughCommandsOnly =
      noClasses()
          .that()
          .resideInAPackage("..wire..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FEATURES)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule aBoundaryShouldBeImportedByNobody =
      noClasses()
          .that()
          .resideOutsideOfPackage("..boundary..")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.lamplighter..boundary.."))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule boundariesOfTwoFeaturesShouldNotMeet =
      slices()
          .matching("dev.lamplighter.(*).boundary..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  /** Else who asks for anything but JSON gets 500 instead of 406. */
  @ArchTest
  static final ArchRule resourcesShouldSayWhatTheyAnswerWith =
      classes().that().areAnnotatedWith(Path.class).should().beAnnotatedWith(Produces.class);

  @ArchTest
  static final ArchRule anEntityShouldNotKnowWhoDecides =
      noClasses()
          .that()
          .resideInAPackage("..entity..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.lamplighter..control..", "dev.lamplighter..boundary..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesShouldFormNoCircle =
      slices().matching("dev.lamplighter.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule theLauncherShouldStandAlone =
      noClasses()
          .that()
          .resideInAPackage("..launcher..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.lamplighter..")
                  .and(resideInAPackage("dev.lamplighter.launcher..").negate()));

  @ArchTest
  static final ArchRule nobodyShouldNeedTheLauncher =
      classes()
          .that()
          .resideInAPackage("..launcher..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAPackage("..launcher..");

  @ArchTest
  static final ArchRule theHostsJarShouldStandAlone =
      noClasses()
          .that()
          .resideInAPackage("..host..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.lamplighter..")
                  .and(resideInAPackage("dev.lamplighter.host..").negate()));

  @ArchTest
  static final ArchRule namesShouldSayWhatAClassIs =
      noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Service)");
}
