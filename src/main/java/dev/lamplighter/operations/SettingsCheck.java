package dev.lamplighter.operations;

import dev.lamplighter.database.Migrations;
import dev.lamplighter.problem.StartFailure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses the start, before anything reads them, where a setting's value is not of the kind of its
 * default: each feature would else fail with its own riddle, or take the value for false.
 */
@ApplicationScoped
public class SettingsCheck {
  private static final String DEFAULTS = "META-INF/microprofile-config.properties";

  /** Without a default, since that is the machine's to say. */
  static final List<Setting> OF_THE_MACHINE =
      List.of(
          new Setting("lamplighter.flushers", "2"),
          new Setting("lamplighter.listener.connections", "10000"));

  @Inject private Config config;

  void check(
      @Observes @Priority(Migrations.PRIORITY - 1) @Initialized(ApplicationScoped.class)
          Object start) {
    check(config);
  }

  /**
   * @throws StartFailure that names the first setting with a value that makes no sense
   */
  static void check(Config config) {
    Stream<String> objections =
        all().stream()
            .flatMap(
                setting ->
                    setting
                        .objection(value(config, setting).orElse("")) // emptied, not left out
                        .stream());
    Stream<String> ofTheMachine =
        OF_THE_MACHINE.stream()
            .flatMap(setting -> value(config, setting).flatMap(setting::objection).stream());
    Stream.concat(objections, ofTheMachine)
        .findFirst()
        .ifPresent(
            sentence -> {
              throw new StartFailure(sentence);
            });
  }

  private static Optional<String> value(Config config, Setting setting) {
    return config.getOptionalValue(setting.name(), String.class);
  }

  /** Every setting that has a default, by name. */
  static List<Setting> all() {
    Properties defaults = new Properties();
    try (InputStream text = SettingsCheck.class.getClassLoader().getResourceAsStream(DEFAULTS)) {
      defaults.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return defaults.stringPropertyNames().stream()
        .map(name -> new Setting(name, defaults.getProperty(name)))
        .sorted(Comparator.comparing(Setting::name))
        .toList();
  }
}
