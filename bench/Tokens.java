import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Makes a key pair and tokens for a load test, as an external issuer would: {@code java Tokens.java
 * DIR COUNT} writes {@code public.pem} and {@code tokens}, one token a line. Users from number 1000
 * on have names that look like the load generator's stamps, so that it can tell whose login a
 * presence event is about.
 */
class Tokens {
  private static final int WATCHERS = 1000;
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  public static void main(String[] args) throws Exception {
    Path directory = Files.createDirectories(Path.of(args[0]));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    Files.writeString(directory.resolve("public.pem"), pem);
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      tokens.add(token(keys, i));
    }
    Files.write(directory.resolve("tokens"), tokens);
  }

  private static String token(KeyPair keys, int i) throws Exception {
    long now = Instant.now().getEpochSecond();
    String name = i < WATCHERS ? "bench-" + i : "T~0." + (i - WATCHERS) + ".0~";
    String head = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
    String body =
        encode(
            "{\"iss\":\"bench\",\"aud\":\"bench\",\"sub\":\"bench-%1$d\",\"upn\":\"%4$s\",\"groups\":[\"user\"],\"jti\":\"%1$d\",\"iat\":%2$d,\"exp\":%3$d}"
                .formatted(i, now, now + 86_400, name));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update((head + "." + body).getBytes(StandardCharsets.US_ASCII));
    return head + "." + body + "." + URL.encodeToString(signature.sign());
  }

  private static String encode(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
