package dev.lamplighter.accounts.boundary;

import dev.lamplighter.accounts.control.Members;
import dev.lamplighter.accounts.entity.Dated;
import dev.lamplighter.accounts.entity.Member;
import dev.lamplighter.json.JsonOutput;
import dev.lamplighter.json.PageRequest.Page;
import jakarta.json.JsonObject;
import java.util.List;

/** {@code {users: [user…], next}}. */
final class UserList {
  private UserList() {}

  static JsonObject of(Page<Dated> page, Members members) {
    return of(members.byIds(page.items().stream().map(Dated::userId).toList()), page.next());
  }

  static JsonObject of(List<Member> users, String next) {
    return new JsonOutput().putList("users", users, Member::toJson).put("next", next).build();
  }
}
