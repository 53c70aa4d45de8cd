// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Searches as the database can. */
@Configuration
class SearchConfiguration {
  @Bean
  WordIndex words(JdbcTemplate jdbc, EntityManager entities) {
    String database =
        jdbc.execute(
            (ConnectionCallback<String>)
                (Connection connection) -> connection.getMetaData().getDatabaseProductName());
    return switch (String.valueOf(database)) {
      case "PostgreSQL" -> new PostgresWordIndex(entities);
      case "H2" -> new H2WordIndex(jdbc);
      default ->
          throw new IllegalStateException(
              "The database must be PostgreSQL or H2; given " + database);
    };
  }
}
