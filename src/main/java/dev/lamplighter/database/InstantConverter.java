package dev.lamplighter.database;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The one way in which instants are stored: {@code timestamp with time zone}. H2's driver hands
 * such a column out as an OffsetDateTime, PostgreSQL's as a Timestamp.
 */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Object> {

  @Override
  public Object convertToDatabaseColumn(Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  @Override
  public Instant convertToEntityAttribute(Object column) {
    if (column instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    return column == null ? null : ((Timestamp) column).toInstant();
  }
}
