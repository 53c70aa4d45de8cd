// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import net.concordat.registry.passkey.internal.RegistrationRow;
import net.concordat.registry.passkey.internal.RegistrationRows;
import net.concordat.registry.web.NotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The challenges of registrations: each serves one person once, for a while. */
@Component
class Challenges {
  private static final int BYTES = 32;

  private final RegistrationRows registrations;
  private final PasskeyProperties properties;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Challenges(RegistrationRows registrations, PasskeyProperties properties, Clock clock) {
    this.registrations = registrations;
    this.properties = properties;
    this.clock = clock;
  }

  /** A new one, in the place of any that the person has. */
  RegistrationRow draw(String subject) {
    byte[] challenge = new byte[BYTES];
    random.nextBytes(challenge);
    return registrations.save(
        new RegistrationRow(
            subject,
            UUID.randomUUID(),
            Base64.getUrlEncoder().withoutPadding().encodeToString(challenge),
            clock.instant().plus(properties.registrationTimeout())));
  }

  /**
   * Uses the challenge of a registration up, whatever comes of it.
   *
   * @return its bytes
   * @throws NotFoundException if the person has no such registration under way
   * @throws PasskeyRefusedException if it was used, or its time is over
   */
  byte[] use(UUID registrationId, String subject) {
    RegistrationRow asked =
        registrations
            .findBySubjectAndRegistrationId(subject, registrationId)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "Whoever is signed in has no registration %s; a new one ends those before."
                            .formatted(registrationId)));
    if (registrations.use(registrationId) == 0) {
      throw conflict("The registration %s was used; begin another.".formatted(registrationId));
    }
    Instant now = clock.instant();
    if (!now.isBefore(asked.expiresAt())) {
      throw conflict(
          "The registration %s was to be ended by %s, and it is %s; begin another."
              .formatted(registrationId, asked.expiresAt(), now));
    }
    return Base64.getUrlDecoder().decode(asked.challenge());
  }

  private static PasskeyRefusedException conflict(String detail) {
    return new PasskeyRefusedException(HttpStatus.CONFLICT, detail, null);
  }
}
