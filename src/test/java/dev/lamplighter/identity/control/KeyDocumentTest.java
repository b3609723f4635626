package dev.lamplighter.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.lamplighter.support.TokenTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
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

  /** RFC 7517, section 5. */
  @Test
  void aKeyThatNobodyHereUnderstandsShouldNotCostTheOthers() {
    String known = table.jwks().getKeys().get(0).toJSONString();
    for (String strange :
        List.of(
            "{\"kty\":\"EC\",\"crv\":\"P-999\",\"x\":\"AA\",\"y\":\"AA\"}",
            "{\"kty\":\"OKP\",\"crv\":\"Ed999\",\"x\":\"AA\"}",
            "{\"kty\":\"PQC\",\"alg\":\"ML-DSA-65\"}",
            "{\"kty\":\"RSA\",\"n\":\"AQAB\"}",
            "{\"kty\":\"RSA\",\"use\":7}",
            "{}",
            "7",
            "null")) {
      String document = "{\"keys\":[" + strange + "," + known + "]}";

      assertThat(KeyDocument.parse(document).getKeys())
          .as(strange)
          .extracting(JWK::getKeyID)
          .containsExactly("test-key");
      assertThatThrownBy(() -> KeyDocument.parse("{\"keys\":[" + strange + "]}"))
          .as(strange)
          .isInstanceOf(IllegalArgumentException.class);
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
