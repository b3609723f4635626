package dev.lamplighter.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request without the headers that say nothing: what is malformed, and the type of a body that is
 * not there. Those who read them next would refuse the request.
 */
class UnderstoodHeaders extends HttpServletRequestWrapper {
  private static final String TYPE = "Content-Type";
  private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]++";
  private static final String WEIGHT = "(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)";
  private static final String PARAMETER =
      "(?:[qQ]=" + WEIGHT + "|(?![qQ]=)" + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\\\]*+\"))";
  private static final String RANGE = TOKEN + "/" + TOKEN + "(?:\\s*+;\\s*+" + PARAMETER + ")*+";
  private static final String TAG = "(?:W/)?\"[^\"]*+\"";
  private static final String BYTES = "(?:\\d++-\\d*+|-\\d++)";

  /** By name; what is not here passes as it is. */
  private static final Map<String, Pattern> FORMS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    FORMS.put("Accept", Pattern.compile(listOf(RANGE)));
    FORMS.put("If-Match", Pattern.compile("\\*|" + listOf(TAG)));
    FORMS.put("Range", Pattern.compile("bytes=" + listOf(BYTES)));
  }

  UnderstoodHeaders(HttpServletRequest request) {
    super(request);
  }

  /** Possessive, so that a long list takes none of the thread's stack. */
  private static String listOf(String element) {
    return element + "(?:\\s*+,\\s*+" + element + ")*+";
  }

  private List<String> understood(String name) {
    if (TYPE.equalsIgnoreCase(name) && !hasBody()) {
      return List.of();
    }
    List<String> values = Collections.list(super.getHeaders(name));
    Pattern form = FORMS.get(name);
    return form == null
        ? values
        : values.stream().filter(value -> form.matcher(value.strip()).matches()).toList();
  }

  private boolean hasBody() {
    return getContentLengthLong() > 0 || super.getHeader("Transfer-Encoding") != null;
  }

  @Override
  public String getHeader(String name) {
    List<String> values = understood(name);
    return values.isEmpty() ? null : values.get(0);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return Collections.enumeration(understood(name));
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(
        Collections.list(super.getHeaderNames()).stream()
            .filter(name -> !understood(name).isEmpty())
            .toList());
  }

  @Override
  public String getContentType() {
    return hasBody() ? super.getContentType() : null;
  }
}
