package dev.lamplighter.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamplighter.support.HaproxyServer;
import dev.lamplighter.support.Waits;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two parts that operators of real hosts put together, before a server that holds requests. */
class HaproxyPartsIT {
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private ServerSocket server;
  private HaproxyServer proxy;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread accepting = new Thread(this::accept);
    accepting.setDaemon(true);
    accepting.start();
    proxy = HaproxyServer.ofBothFiles(Collections.nCopies(3, server.getLocalPort()));
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread serving = new Thread(() -> serve(socket));
        serving.setDaemon(true);
        serving.start();
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      String head = head(socket.getInputStream());
      if (head.contains("/held")) {
        seen.add("held");
        seen.add(isLeft(socket.getInputStream()) ? "left" : "more");
      } else if (head.startsWith("POST")) {
        seen.add("posted");
      } else {
        String ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(ok.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      // HAProxy closed a connection that it looked at only
    }
  }

  private static boolean isLeft(InputStream in) {
    try {
      return in.read() < 0;
    } catch (IOException reset) {
      return true;
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private String next() throws InterruptedException {
    return seen.poll(Waits.limit().toMillis(), TimeUnit.MILLISECONDS);
  }

  private Socket send(String request) throws IOException {
    URI uri = URI.create(proxy.baseUrl());
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void serverShouldBeToldOfAClientThatLeavesWhileItsRequestIsHeld() throws Exception {
    Socket client = send("GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(next()).isEqualTo("held");
    client.close();

    assertThat(next()).isEqualTo("left");
  }

  @Test
  void requestShouldReachTheServerAsAWhole() throws Exception {
    try (Socket slow =
            send("POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n1");
        Socket other = send("GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
      assertThat(next()).isEqualTo("held");
      slow.getOutputStream().write('2');

      assertThat(next()).isEqualTo("posted");
      assertThat(other.isConnected()).isTrue();
    }
  }
}
