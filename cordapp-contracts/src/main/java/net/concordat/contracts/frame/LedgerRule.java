// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.util.Locale;

/**
 * Every rule that contract code enforces, each with the sentence a refusal shows. The name in a
 * refusal is the constant's, in lower case with hyphens; {@code docs/ledger-protocol.md} lists
 * them.
 */
public enum LedgerRule {
  FRAME_ONE_COMMAND("A transaction carries exactly one command, and it is one of ours."),
  FRAME_OUR_STATES("A transaction carries only our states, each under its own contract."),
  FRAME_STATE_COUNTS(
      "A command consumes, references and produces the states that its row of the table names, in those numbers."),
  FRAME_ONE_CONSORTIUM(
      "A transaction has the consortium's state as its one reference of that type."),
  FRAME_SAME_CONSORTIUM("Every state of a transaction belongs to the consortium it references."),
  FRAME_NOTARY("A transaction and all it produces are in the care of the consortium's notary."),
  FRAME_TIME_WINDOW(
      "A transaction has a time window with both bounds, wider than nothing and at most 5 minutes wide."),
  FRAME_AT_IN_WINDOW("The time in each state produced lies inside the time window."),
  FRAME_CONTRACT_KEY("Every state is constrained by signature with the consortium's contract key."),
  FRAME_ALLOWED_JAR("A transaction attaches only contract jars that the consortium allows."),
  FRAME_NO_ENCUMBRANCE("No state produced is encumbered by another."),
  FRAME_OBSERVERS("The observers of each state produced are the consortium's observers."),
  FRAME_SUPERSEDES(
      "A state produced names the state in whose place it stands, and none where it is the first."),
  FRAME_COMMAND_ID("Every state that a transaction produces carries one and the same command id."),
  FRAME_SIGNERS("The signers of a command are exactly those that it requires."),
  FRAME_PARTIES(
      "A party that a state names is a member with the name and key the consortium knows."),
  FRAME_BOUNDED("Every text, list and number of a state is within its bound."),
  FRAME_DIGEST("Every digest in a state is a SHA-256."),
  FRAME_PRIVATE("The private states of a transaction are one member's."),

  TORN_OFF_FORM(
      "A transaction torn off shows outputs and nothing else, in the hash tree that every transaction of ours has."),
  TORN_OFF_NOTARISED(
      "A transaction torn off is as the consortium's notary signed it, alone or among others."),
  TORN_OFF_OURS(
      "What a transaction torn off shows is of the same consortium: our states, each under its own contract, the contract key and the consortium's notary."),
  TORN_OFF_SHOWS("A transaction torn off shows what it is to prove."),

  CONSORTIUM_ONE_SHOT_ID(
      "A consortium's id is the hash of the reference of the seed that its founding consumes."),
  CONSORTIUM_FIRST_VERSION("A consortium is founded with version 1 of its state."),
  CONSORTIUM_FOUNDERS("A consortium is founded by active members, its founder among them."),
  CONSORTIUM_MEMBERS("The members of a consortium are distinct by name and by key."),
  CONSORTIUM_APART("The members, observers and notary of a consortium are different parties."),
  CONSORTIUM_THRESHOLDS(
      "The approval threshold can be reached by all members but a version's owner, and the amendment threshold by the active members."),
  CONSORTIUM_TICKETS(
      "Founding and admission give each new member one register ticket, and nobody another."),
  AMENDMENT_FIXED(
      "An amendment changes something, but never the name, the notary or the contract key, nor a production network into a development one."),
  AMENDMENT_MEMBERS(
      "An amendment keeps every member's name, key and place; whom it admits comes after them, active."),
  VOTE_MEMBER("A vote is cast by an active member, for itself."),
  VOTE_BASE("A vote is for an amendment of the consortium as it stands."),
  VOTE_EXPIRY("A vote expires after the time window ends."),
  AMEND_NEXT("An amendment gives the consortium its next version."),
  AMEND_VOTES(
      "An amendment consumes unexpired votes for exactly itself, of distinct active members other than those it suspends, as many as the amendment threshold in force says."),

  MODEL_SEED_OWNER("A model's seed is issued by an active member for itself."),
  MODEL_ONE_SHOT_ID(
      "A model's id is the hash of the reference of the seed that its registration consumes."),
  MODEL_OWNER("A model is registered by the active member that owns its seed."),
  MODEL_FIRST_VERSION("A model is registered without versions."),
  MODEL_PURPOSE("A model serves a purpose that the consortium names."),

  VERSION_OWNER("A version is published by the active member that owns its model."),
  VERSION_NEXT("A publish gives its model the next version number and changes nothing else of it."),
  VERSION_PENDING(
      "A version is published as pending approval, with nothing decided, at the time of its transaction."),
  VERSION_DATA_DOMAIN("A version comes from a data domain that the consortium names."),
  VERSION_POLICY_PARTIES(
      "A sharing policy names members other than the owner as recipients and reviewers, or is open to every active member."),
  VERSION_POLICY_PURPOSES("A sharing policy allows only purposes that the consortium names."),
  VERSION_POLICY_EXPIRY("A sharing policy expires after the time window ends."),
  VERSION_SPEND(
      "A version that states differential privacy is published with the spend of exactly its artifact, data, privacy unit, epsilon and delta, torn off, and consumes the seed that the spend names; any other version, and one that names a federation, is published without either."),
  VERSION_FEDERATION(
      "A version that names a federation is derived from its base version by one of its contributors, names all of them and the weights of its last round, which has ended and is shown, and states the federation's privacy, or none where that states none; any other shows none."),
  PARENT_LINK(
      "A derived version names its parent's state, model, number and digest as they are on the ledger."),
  PARENT_APPROVED("The parent of a derived version is approved."),
  PARENT_GRANT(
      "A version derived from another member's version is published under an active USE grant of it to its owner; it names that grant, and so does what its owner derives from it."),
  PARENT_MAY_FINE_TUNE("A version is derived only under a grant that allows fine-tuning."),
  PARENT_POLICY(
      "What derives from another member's version, in however many steps, has a sharing policy no wider than its parent's policy and grant."),
  PARENT_GIVES_BACK(
      "What derives, in however many steps, from a version that is granted on condition of giving back may be granted to that version's owner for use."),
  PARENT_EPSILON(
      "What derives, in however many steps, from a version granted with a largest epsilon states a finite one no larger."),

  APPROVAL_MEMBER(
      "A decision is made by an active member other than the version's owner, for itself."),
  APPROVAL_VERSION(
      "A decision is on a pending version, and names its state, number and digest as they are on the ledger."),
  APPROVAL_EXPIRY(
      "A decision expires after the time window ends, and has not expired when it is counted."),
  APPROVAL_DECIDED(
      "A decision is what two or more of the member's people decided, as it shows torn off."),
  APPROVE_QUORUM(
      "A version is approved by as many APPROVE decisions of distinct active members other than its owner as the consortium's threshold says."),
  REJECT_QUORUM(
      "A version is rejected by so many REJECT decisions of distinct active members other than its owner that the threshold can no longer be reached."),
  DECISION_CHANGES(
      "A decided version differs only in its status and in the decisions that it names."),

  VERSION_FREEZE(
      "A version is frozen while it is pending or approved, and changes in nothing but its status."),
  VERSION_UNFREEZE(
      "A frozen version returns to the status it was frozen from, and changes in nothing else."),
  VERSION_WITHDRAW(
      "A version is withdrawn for good unless it is rejected or withdrawn already, and changes in nothing but its status."),

  GRANT_GRANTOR(
      "A grant is offered by the version's owner, or by a member whose own USE grant of it allows sharing onward."),
  GRANT_GRANTEE("A grant is for an active member other than its grantor and the version's owner."),
  GRANT_RECIPIENT(
      "A version's policy lets the grantee have it: as recipient for USE, as reviewer or recipient for REVIEW."),
  GRANT_JURISDICTION("A grantee is under the law of a country that the version's policy allows."),
  GRANT_STATUS(
      "A USE grant is of an approved version, a REVIEW grant of a pending or approved one."),
  GRANT_VERSION(
      "A grant names the version's model, number, digest and status as they are on the ledger."),
  GRANT_ID("A grant is named by the id of the command that offers it."),
  GRANT_TERMS(
      "A grant's terms are no wider than the version's policy, nor than the grant it passes on."),
  GRANT_NON_PRIVATE(
      "A version without a finite epsilon is granted only under terms that say so in words, those of its policy."),
  GRANT_EXPIRED("A grant is offered, accepted and used only before it expires."),
  GRANT_REVIEW_ONLY("A REVIEW grant allows evaluation alone."),
  GRANT_VERSION_OPEN(
      "A grant is accepted and used only while its version is neither frozen nor withdrawn."),
  GRANT_REVIEW_ENDED("A REVIEW grant of a pending version ends with the decision on it."),
  GRANT_ACCEPT("A grant on offer is accepted by its grantee, an active member, as it was offered."),
  GRANT_REVOKE(
      "A grant is revoked by its grantor, from offered or active, and otherwise unchanged."),
  GRANT_ACTIVE("A grant is used only while it is active, by its grantee, for its own version."),

  RECEIPT_GRANTEE("A receipt is signed by the active member to which the grant was made."),
  RECEIPT_DIGEST("The digest that the grantee computed over what it received is the version's."),

  BUDGET_MEMBER("A budget is opened and spent by an active member."),
  BUDGET_ONCE(
      "A member opens one budget for each data domain and privacy unit, in its own register, which names them all."),
  BUDGET_DATA_DOMAIN("A budget is for a data domain that the consortium names."),
  BUDGET_DELTA("A budget's delta is at most 1 / (10 x its privacy units)."),
  BUDGET_CAP("A budget's cap is at most that of its data domain."),
  BUDGET_UNSPENT("Of a new budget nothing is spent."),
  SPEND_MECHANISM(
      "A spend is of the Poisson-subsampled Gaussian mechanism: a sampling probability of more than 0 and at most 1, a noise multiplier of 0.3 to 1,000,000, at least one step."),
  SPEND_STATED(
      "A spend states its budget's data domain, privacy unit and delta, and the epsilon that its mechanism amounts to."),
  SPEND_ADDED(
      "A spend adds to its budget what its mechanism spends at every order, and changes nothing else of it."),
  SPEND_CAP(
      "All spends of a budget together amount to an epsilon within its cap, and within that of its data domain as it now is."),
  SPEND_SEED("A spend names one seed of its member's, for the publication that will consume it."),

  HOLDOUT_OWNER("A holdout is committed and used by the active member that owns it."),
  HOLDOUT_COMMIT("A holdout is committed as unused, at the time of its transaction."),
  HOLDOUT_PERIOD(
      "The period of a holdout ends no earlier than it begins, and no later than the day it is committed."),
  HOLDOUT_ROWS("The size of a holdout is rounded to two significant digits."),
  HOLDOUT_USE(
      "A use counts one more, changes nothing else of the holdout, and gives one ticket of that number."),

  EVALUATION_MEMBER("An evaluation is recorded by an active member, for itself."),
  EVALUATION_VERSION(
      "An evaluation names the version's model, number and digest as they are on the ledger."),
  EVALUATION_ENTITLED(
      "A member evaluates its own version, or one of which it holds an active grant and the receipt."),
  EVALUATION_HOLDOUT(
      "An evaluation consumes a ticket of its evaluator's and names the same holdout and use."),
  EVALUATION_COMMITTED_BEFORE(
      "A holdout is committed before its owner accepted the grant of what it measures, or, of its own version, before publishing it."),
  EVALUATION_METRICS("A metric lies between 0 and 1, inside its own confidence interval."),

  PASSKEY_KEY(
      "A passkey's key is, for ES256, a point of the curve P-256 and, for RS256, a modulus of 2,048 to 4,096 bits without a small prime factor, with the exponent 65,537."),
  ASSERTION_CLIENT_DATA(
      "The client data of an assertion have the form that WebAuthn gives them, of the type webauthn.get, without an escape and without a field named twice."),
  ASSERTION_CHALLENGE("An assertion answers the challenge of what it decides."),
  ASSERTION_ORIGIN(
      "An assertion is made at an origin that the member registered, and in no page of another origin."),
  ASSERTION_RELYING_PARTY("An assertion is made for the member's relying-party id."),
  ASSERTION_USER("An assertion says that its person was present and verified."),
  ASSERTION_AUTHENTICATOR_DATA(
      "The authenticator data of an assertion hold no new credential, extensions only where they say so, and no backup of what cannot be backed up."),
  ASSERTION_SIGNATURE(
      "An assertion is signed by the enrolled key: ECDSA in strict DER with r and s from 1 to the order less 1, or RSA by PKCS #1 v1.5 in the length of its modulus."),

  PEOPLE_TICKET("A member opens its registers with the ticket of its own admission."),
  PEOPLE_MEMBER(
      "A member is active when it opens its registers, enrols or changes people, or changes its rule."),
  PEOPLE_FIRST(
      "A member begins with three people under three keys, active at once, of whom different ones can meet its rule."),
  PEOPLE_REGISTER(
      "The register of people names everybody who was ever enrolled and every key, and changes in nothing but what was decided."),
  PEOPLE_EMPTY("A member's registers of aliases, budgets and logs are opened empty."),
  PERSON_ONCE("A person is enrolled once, and a key serves one person, whatever became of both."),
  PERSON_WAIT(
      "A person who is enrolled or changed waits a day or longer; less only in a development network."),
  PERSON_AS_DECIDED(
      "A person is enrolled, changed or revoked as two others decided, the latter two while not revoked."),
  APPROVER_ACTIVE("A person decides while enrolled, once the wait is over, and not revoked."),
  APPROVER_ROLE("A person decides in a role that the person has."),

  PROPOSAL_OPEN("A proposal is made open, under the id of the command that makes it."),
  PROPOSAL_RULE(
      "A proposal demands the roles of its member's rule; one about a person, two others in any role."),
  PROPOSAL_EXPIRY("A proposal is made, decided on and carried out before it expires."),
  DECISION_PROPOSAL(
      "A decision is on an open proposal, and names its state, its id and the digest of its subject."),
  DECISION_PERSON("A decision is by the person referenced, and not about that person."),
  DECISION_ROLE("A decision is in a role that the proposal demands."),
  DECISION_VERDICT(
      "A person's approval is recorded as not yet counted; a refusal ends the proposal at once."),
  DECIDED_PROPOSAL(
      "What people decided consumes a proposal of just that kind and leaves it accepted; a refusal leaves it rejected; nothing else of it changes."),
  DECIDED_COUNTED(
      "What people decided consumes their approvals, none counted before, and leaves each counted and otherwise unchanged."),
  DECIDED_PEOPLE(
      "What people decided references each of them as enrolled now, once, and nobody else."),
  DECIDED_RULE("What people decided was proposed under the member's rule as it stands."),
  DECIDED_ROLES(
      "What people decided was approved by different people in exactly the roles of the rule; on a person, by two others."),

  DEVELOPMENT_MEMBER("An active member records who developed an artifact."),
  DEVELOPMENT_PEOPLE(
      "Each developer is shown as an enrolled person of the member, and nobody else is."),

  ADOPTION_DECIDED(
      "An adoption begins approved, under an id made from the proposal that it consumes, and says what people decided; only what they decided on is reinstated."),
  ADOPTION_MEMBER("An active member begins, renews and promotes the use of a version."),
  ADOPTION_VERSION(
      "An adoption is of the version shown and names its owner, and that version is approved as it stands."),
  ADOPTION_GRANT(
      "A member uses a version of another's, or one derived from another's, under a grant that stands, and of another's shows the receipt as well; of its own, it shows nothing more."),
  ADOPTION_PURPOSE(
      "A version is used for a purpose that the consortium names, and the grant as well."),
  ADOPTION_EXPIRY(
      "An adoption lasts beyond the time window, and no longer than the grant behind it."),
  ADOPTION_DEVELOPMENT(
      "A member that uses its own version shows who developed it, as the version names it."),
  ADOPTION_DEVELOPER("Nobody who developed a version decides on its use."),
  ADOPTION_CHANGE(
      "An approved adoption may be suspended, a suspended one reinstated, either retired, and nothing else of it changes."),
  ALIAS_ADOPTION(
      "What is promoted is an approved adoption, the one that people decided on, for its purpose."),
  ALIAS_PROMOTION(
      "A promotion puts one adoption in the place that people decided on, and changes nothing else."),
  ALIAS_RETIREMENT("A retired adoption leaves its member's register, and nothing else does."),

  SCORING_LOG_ONCE(
      "A log of decisions begins once, with its first batch, and its member's register names it with its key from then on."),
  SCORING_FIRST(
      "The first batch of a log has index 0, begins with record 0 and follows the head of the empty log."),
  SCORING_NEXT(
      "A batch has the index after that of the batch it consumes, begins with the record after its last, names its root, and is of the same log."),

  FEDERATION_ONE_SHOT_ID(
      "A federation's id is the hash of the reference of the seed that its proposal consumes."),
  FEDERATION_PROPOSER("A federation is proposed by the active member that owns its seed."),
  FEDERATION_BASE(
      "A federation goes on from the version shown, which is approved, and names it as it is on the ledger."),
  FEDERATION_PROPOSED("A federation is proposed to active members, none of whom has answered."),
  FEDERATION_MODE(
      "A confidential federation has 5 clients or more, 4 of them or more in each round; a grouped one 9 or more in groups of three, 6 or more. A confidential one combines by a mean. A robust one has 3 or more, 3 or more."),
  FEDERATION_RULE(
      "Against f dishonest clients Multi-Krum has 2f + 3 updates in each round, medians, a trimmed and a judged mean 2f + 1, and as many groups where groups are combined; a judged mean leaves f more out, at least one; a plain mean withstands none."),
  FEDERATION_THRESHOLD(
      "What masks an update is opened by more than two thirds of those who mask together, and by no more than take part in a round; where nothing is masked, by nobody."),
  FEDERATION_STRATEGY(
      "FedProx alone draws its clients back to the global weights; SCAFFOLD combines by a mean, since by no other rule a round's corrections add up to nothing."),
  FEDERATION_UPDATES(
      "Updates are compressed in a robust federation alone; eight bits and masks have the largest number that can be told agreed on, and no other form has; an update is a whole number of numbers, with SCAFFOLD two for each weight."),
  FEDERATION_GATE(
      "A gate has three evaluators or more, all of them members that are asked; a federation begins if more than half of them are clients. A judged mean needs a gate."),
  FEDERATION_PRIVACY(
      "A federation states either the differential privacy that each client trains under, or in words that there is none."),
  FEDERATION_REVIEW(
      "A federation is proposed with a review due after no more change than the consortium allows."),
  FEDERATION_TIMES(
      "A federation is accepted until after the time window of its proposal, and revealed until after that."),
  FEDERATION_ACCEPT(
      "An active member that is invited accepts in time and for itself, with a commitment, and changes nothing else."),
  FEDERATION_ENTITLED(
      "A client owns the base version, or holds an active USE grant of it that allows fine-tuning."),
  FEDERATION_SPEND(
      "Where a federation states differential privacy, a client accepts with a proven spend of its own for that federation, of no more than stated; elsewhere with none."),
  FEDERATION_REVEAL(
      "An active client reveals in time, once everybody has answered, what it committed to, and changes nothing else."),
  FEDERATION_LEAVE(
      "A member declines or leaves for itself and for good, and changes nothing else."),
  FEDERATION_BEGIN(
      "An active client begins a federation, once, when everybody has answered and revealed or had the time for it, with as many clients as its mode and its quorum need, one of whom has revealed."),
  FEDERATION_ORDER(
      "The order of the aggregators follows from all that was revealed, and nothing else of a federation changes as it begins."),
  FEDERATION_FIRST_ROUND(
      "A federation begins with round 0, which is the base version's weights and nothing else."),

  ROUND_FEDERATION("A round is of the running federation shown."),
  ROUND_NEXT(
      "A round follows the one before it once that has come to an end, no more of them than agreed on and none once a review is due, and leaves the weights as they are."),
  ROUND_AGGREGATOR(
      "A round is written by the active member whose turn it is, or, for each time that this one's time has passed, by the next."),
  ROUND_COMMITMENTS(
      "A round's commitments are of active members that are clients, in the order of their seats, each signed by its client for this round and the weights it begins with."),
  ROUND_QUORUM("As many updates as the quorum says are committed to, and as many combined."),
  ROUND_EVERYBODY(
      "A round names each client once, with its commitment or as excluded; later it excludes only those that committed, and takes nothing back."),
  ROUND_TWO_UPDATES(
      "Who is excluded for two updates has committed to one and signed another, which is shown; nobody else's is."),
  ROUND_GROUPS(
      "A group takes part in a grouped round whole or not at all; groups are drawn for each round from what all clients revealed."),
  ROUND_COMMITTED("A round is combined or rolled back once it has commitments, and once."),
  ROUND_CHANGES(
      "A round that was combined has new weights, adds how far they moved and who contributed, and changes nothing else."),
  ROUND_ROLLED_BACK("A round that is rolled back leaves the weights and all else as they were."),
  ROUND_WEIGHED(
      "Where a federation's rule is a judged mean, more than half of its evaluators have signed what they gain by each update, active clients, each once; left out for that are those, as many as agreed on, that stand lowest by the middle gains of all rounds, and no others."),
  ROUND_GATE(
      "Where a federation has a gate, a round is combined if more than half of its evaluators have signed that they lose no more by these weights than tolerated, and shows what all said that spoke, active clients, each once; what they let through is not shown as the reason to roll back.");

  private final String sentence;

  LedgerRule(String sentence) {
    this.sentence = sentence;
  }

  /** The name that a refusal shows, for example {@code frame-time-window}. */
  public String ruleName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the rule demands, as one sentence. */
  public String sentence() {
    return sentence;
  }

  /**
   * Refuses unless the rule holds.
   *
   * @param holds whether it does
   * @param given what was found, for the reader of the refusal
   * @throws IllegalArgumentException naming the rule, its sentence and what was given
   */
  public void require(boolean holds, String given) {
    if (!holds) {
      throw refusal(given);
    }
  }

  /** The refusal itself, for code that has nothing to return without the rule. */
  public IllegalArgumentException refusal(String given) {
    return new IllegalArgumentException(ruleName() + ": " + sentence + " (" + given + ")");
  }
}
