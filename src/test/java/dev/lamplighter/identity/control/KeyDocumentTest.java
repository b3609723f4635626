package dev.lamplighter.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.lamplighter.support.TokenTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeyDocumentTest {
  private final TokenTable table = TokenTable.at(Instant.now());

  @Test
  void aPemShouldBeReadForRsaAndForEllipticCurves() throws Exception {
    ECKey elliptic = new ECKeyGenerator(Curve.P_256).generate();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(elliptic.toECPublicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";

    assertThat(KeyDocument.parse(table.publicKeyPem()).getKeys()).hasSize(1);
    assertThat(KeyDocument.parse(pem).getKeys().get(0).toECKey().toECPublicKey())
        .isEqualTo(elliptic.toECPublicKey());
  }

  @Test
  void aJwkAndAJwksShouldBeReadPlainAndInBase64() {
    String jwks = table.jwks().toString(true);
    String jwk = table.jwks().getKeys().get(0).toJSONString();

    for (String document : new String[] {jwks, jwk, base64(jwks), base64(jwk)}) {
      assertThat(KeyDocument.parse(document).getKeyByKeyId("test-key")).isNotNull();
    }
  }

  @Test
  void anythingElseShouldBeRefused() {
    for (String document : new String[] {"", "hello", "{}", "[]", "-----BEGIN PUBLIC KEY-----"}) {
      assertThatThrownBy(() -> KeyDocument.parse(document))
          .as(document)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
