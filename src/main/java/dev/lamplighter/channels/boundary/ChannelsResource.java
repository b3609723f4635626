package dev.lamplighter.channels.boundary;

import dev.lamplighter.channels.control.AppChannels;
import dev.lamplighter.channels.control.HostData;
import dev.lamplighter.identity.Caller;
import dev.lamplighter.json.JsonInput;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For host back ends that publish to {@code app:{name}} without a socket. */
@Path("/channels")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ChannelsResource {
  @Inject private AppChannels channels;
  @Inject private Caller caller;

  @POST
  @Path("/{name}/events")
  public JsonObject publish(@PathParam("name") String name, JsonInput body) {
    String channel = "app:" + name;
    if (!channels.isAppChannel(channel)) {
      throw ProblemException.notFound("channel");
    }
    JsonValue data = body.value("data");
    HostData.checkSize(data);
    channels.publish(caller, channel, data);
    return new JsonOutput().put("ok", true).build();
  }
}
