package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lamplighter.support.ForeignClients;
import dev.lamplighter.support.ForeignClients.Ended;
import dev.lamplighter.support.NpmPackages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The types that the page, its client library and their tests are written with. */
class TypesIT {

  @Test
  void everyModuleShouldKeepTheTypesItSays() {
    Optional<Path> npm = NpmPackages.with("typescript", "5.9");
    assumeTrue(npm.isPresent(), "npm's typescript is not here");
    Path tsc = npm.get().resolve("node_modules/typescript/bin/tsc");

    Ended ended =
        ForeignClients.run(List.of("node", tsc.toString(), "-p", "jsconfig.json"), Map.of());

    assertThat(ended.output()).isEmpty();
    assertThat(ended.status()).isZero();
  }
}
