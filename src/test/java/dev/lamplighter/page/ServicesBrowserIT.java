package dev.lamplighter.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.lamplighter.support.Browser;
import dev.lamplighter.support.LamplighterServer;
import dev.lamplighter.support.Member;
import dev.lamplighter.support.RestClient;
import dev.lamplighter.support.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The modules under the names that existing front ends import, in a page of no framework. */
class ServicesBrowserIT {
  private static final String COME =
      """
      async ([token, username]) => {
        const { createLamplighter, provideLamplighter } = await import('/client/lamplighter.js');
        window.socketService = (await import('/client/socketService.js')).default;
        window.onlineStatusService = (await import('/client/onlineStatusService.js')).default;
        window.heard = [];
        socketService.on('new_message', ({ from, message }) => heard.push([from, message]));
        provideLamplighter(createLamplighter({ token }));
        await onlineStatusService.goOnline(username);
        await new Promise((done) => socketService.emit('ping', done));
        return socketService.socket.connected;
      }""";

  private static final String WRITE =
      """
      async (partner) => {
        const { message } = await socketService.sendMessage(partner, 'Hello!');
        socketService.sendTyping(partner, true);
        return message;
      }""";

  private static LamplighterServer server;
  private static Browser browser;

  private final Member ana = RestClient.of(server).register();
  private final Member ben = RestClient.of(server).register();

  @BeforeAll
  static void open() {
    server = PageServer.get();
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @Test
  void aPageShouldComeWriteTypeHearAndGo() {
    try (BrowserContext context = browser.context();
        SocketClient partner = SocketClient.connected(server, ben)) {
      Page page = context.newPage();
      page.navigate(server.baseUrl() + "/examples/plain.html");
      assertThat(page.evaluate(COME, List.of(ana.token(), ana.username()))).isEqualTo(true);
      assertThat(isOnline(page)).isEqualTo(true);

      assertThat(page.evaluate(WRITE, ben.username())).isEqualTo("Hello!");
      assertThat(partner.await("new_message").getJsonObject("data").getString("message"))
          .isEqualTo("Hello!");
      assertThat(partner.await("user_typing").getJsonObject("data").getString("from"))
          .isEqualTo(ana.username());

      partner.request("send_message", message("Good morning"));
      page.waitForFunction("() => heard.length > 0");
      assertThat(page.evaluate("() => heard"))
          .isEqualTo(List.of(List.of(ben.username(), "Good morning")));

      page.evaluate("(username) => onlineStatusService.goOffline(username)", ana.username());
      assertThat(isOnline(page)).isEqualTo(false);
    }
  }

  private Object isOnline(Page page) {
    return page.evaluate(
        "(username) => onlineStatusService.isUserOnline(username)", ana.username());
  }

  private JsonObject message(String text) {
    return Json.createObjectBuilder().add("to", ana.username()).add("message", text).build();
  }
}
