package dev.lamplighter.channels.control;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.cluster.Bus;
import dev.lamplighter.hub.Audience;
import dev.lamplighter.hub.Event;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.Times;
import dev.lamplighter.problem.ProblemException;
import dev.lamplighter.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the host application tells some of its users of its own subjects, on the same road. Nothing
 * of it is stored: who is not connected does not hear it.
 */
@ApplicationScoped
public class SubjectEvents {
  @Inject private Bus bus;
  @Inject private Members members;

  /**
   * Tells all sessions of these users, in the order of the publisher's calls.
   *
   * @return the usernames that nobody has here
   * @throws ProblemException FORBIDDEN for all but services and admins
   */
  public List<String> publish(
      Caller caller, Collection<String> usernames, String event, JsonValue data) {
    if (!caller.is(Caller.SERVICE) && !caller.is(Caller.ADMIN)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "The role 'service' is needed to publish events to users.");
    }
    if (!HostData.isName(event)) {
      throw ProblemException.invalid("event", "must be a name, such as application.accepted");
    }
    HostData.checkSize(data);
    Map<String, Member> found = members.byUsernames(new HashSet<>(usernames));
    Set<String> ids = found.values().stream().map(Member::userId).collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      bus.publish(Audience.users(ids), Event.of("subject_update", json(event, data)));
    }
    return usernames.stream().distinct().filter(name -> !found.containsKey(name)).toList();
  }

  private static String json(String event, JsonValue data) {
    return new JsonOutput()
        .put("event", event)
        .put("data", data)
        .put("timestamp", Times.cut(Instant.now()))
        .build()
        .toString();
  }
}
