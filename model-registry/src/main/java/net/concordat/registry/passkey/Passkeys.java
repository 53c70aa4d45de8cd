// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.ledger.PasskeyKey;
import net.concordat.registry.ledger.PeopleAct;
import net.concordat.registry.ledger.PeopleDesk;
import net.concordat.registry.ledger.RelyingParty;
import net.concordat.registry.passkey.internal.HolderRow;
import net.concordat.registry.passkey.internal.HolderRows;
import net.concordat.registry.passkey.internal.PasskeyRow;
import net.concordat.registry.passkey.internal.PasskeyRows;
import net.concordat.registry.passkey.internal.RegistrationRow;
import net.concordat.registry.security.Caller;
import net.concordat.registry.web.Cursor;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Which passkeys the bank's people have. Whether one may decide with it, the ledger says. */
@Service
public class Passkeys {
  private final PeopleDesk desk;
  private final Challenges challenges;
  private final Attestations attestations;
  private final PasskeyProperties properties;
  private final HolderRows holders;
  private final PasskeyRows passkeys;
  private final Clock clock;

  Passkeys(
      PeopleDesk desk,
      Challenges challenges,
      Attestations attestations,
      PasskeyProperties properties,
      HolderRows holders,
      PasskeyRows passkeys,
      Clock clock) {
    this.desk = desk;
    this.challenges = challenges;
    this.attestations = attestations;
    this.properties = properties;
    this.holders = holders;
    this.passkeys = passkeys;
    this.clock = clock;
  }

  /** Begins to register a passkey; ends any other registration of that person's. */
  public CreationOptions begin(Caller person) {
    RelyingParty relyingParty = desk.relyingParty();
    UUID personId = pseudonym(person.subject());
    RegistrationRow asked = challenges.draw(person.subject());
    return new CreationOptions(
        asked.registrationId(),
        new CreationOptions.PublicKey(
            new CreationOptions.RelyingPartyEntity(relyingParty.id(), relyingParty.member()),
            new CreationOptions.User(handle(personId), person.name(), person.name()),
            asked.challenge(),
            Attestations.ALGORITHMS.stream()
                .map(
                    algorithm ->
                        new CreationOptions.Parameters(
                            "public-key", Math.toIntExact(algorithm.getValue())))
                .toList(),
            properties.registrationTimeout().toMillis(),
            of(person.subject()).stream()
                .map(known -> CredentialDescriptor.of(known.credentialId()))
                .toList(),
            new CreationOptions.Selection("required", true, "required"),
            relyingParty.attestation().asksForAny() ? "direct" : "none"));
  }

  /** The person's pseudonym, drawn when first needed. */
  private UUID pseudonym(String subject) {
    return holders
        .findById(subject)
        .or(() -> draw(subject))
        .or(() -> holders.findById(subject))
        .orElseThrow()
        .personId();
  }

  private Optional<HolderRow> draw(String subject) {
    try {
      return Optional.of(holders.saveAndFlush(new HolderRow(subject, UUID.randomUUID())));
    } catch (DataIntegrityViolationException drawnMeanwhile) {
      return Optional.empty();
    }
  }

  /** The pseudonym that somebody has; none before it was needed. */
  public Optional<UUID> pseudonymOf(String subject) {
    return holders.findById(subject).map(HolderRow::personId);
  }

  private static String handle(UUID personId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(16)
                .putLong(personId.getMostSignificantBits())
                .putLong(personId.getLeastSignificantBits())
                .array());
  }

  /**
   * Ends a registration with what a browser made.
   *
   * @throws PasskeyRefusedException if the registration was used or is over, or the passkey does
   *     not serve, or is registered already
   */
  public Passkey finish(UUID registrationId, Caller person, NewCredential made) {
    // Asked first: a challenge is not used up while the node is away.
    RelyingParty relyingParty = desk.relyingParty();
    byte[] challenge = challenges.use(registrationId, person.subject());
    Attested attested = attestations.verify(made, challenge, relyingParty);
    PasskeyKey key = desk.key(attested.key());
    Passkey passkey =
        new Passkey(
            attested.credentialId(),
            pseudonym(person.subject()),
            person.subject(),
            person.name(),
            key,
            attested.aaguid(),
            attested.attested(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    try {
      return passkeys.saveAndFlush(new PasskeyRow(passkey)).passkey();
    } catch (DataIntegrityViolationException known) {
      throw new PasskeyRefusedException(
          HttpStatus.CONFLICT,
          "A passkey with the id %s or the key %s is registered already; each serves one person."
              .formatted(passkey.credentialId(), key.digest()),
          known);
    }
  }

  /**
   * What the bank's people are to be asked, so that somebody is enrolled.
   *
   * @throws NotFoundException if nobody registered the passkey
   */
  @PreAuthorize("hasRole('bank-admin')")
  public PeopleAct.ProposePerson proposal(Enrolment enrolment) {
    Passkey passkey = get(enrolment.credentialId());
    return new PeopleAct.ProposePerson(
        passkey.personId(),
        passkey.key(),
        enrolment.roles().stream().sorted().toList(),
        enrolment.waiting().toSeconds(),
        enrolment.decideUntil());
  }

  /** Somebody's, the oldest first. */
  public List<Passkey> of(String subject) {
    return passkeys.findBySubjectOrderByRegisteredAt(subject).stream()
        .map(PasskeyRow::passkey)
        .toList();
  }

  /** The last that were registered, the newest first. */
  public List<Passkey> newest(int most) {
    return passkeys.findByOrderByRegisteredAtDesc(Limit.of(most)).stream()
        .map(PasskeyRow::passkey)
        .toList();
  }

  /**
   * One by its credential's id.
   *
   * @throws NotFoundException if nobody registered it
   */
  public Passkey get(String credentialId) {
    return passkeys
        .findById(credentialId)
        .map(PasskeyRow::passkey)
        .orElseThrow(() -> new NotFoundException("No passkey " + credentialId + " is known."));
  }

  /**
   * The bank's, page by page.
   *
   * @param personId whose; null for everybody's
   * @param after the id of the credential after which the page begins; empty for the first
   */
  public Page<Passkey> all(@Nullable UUID personId, String after, int limit) {
    Limit most = Limit.of(limit + 1);
    List<PasskeyRow> rows =
        personId == null
            ? passkeys.findByCredentialIdGreaterThanOrderByCredentialId(after, most)
            : passkeys.findByPersonIdAndCredentialIdGreaterThanOrderByCredentialId(
                personId, after, most);
    List<Passkey> found = rows.stream().map(PasskeyRow::passkey).toList();
    return Page.of(found, limit, passkey -> Cursor.encode(List.of(passkey.credentialId())));
  }
}
