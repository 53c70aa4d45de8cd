// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose pages these are.
 *
 * @param party the organisation, for people to read
 * @param observer whether it is a regulator, which watches and changes nothing
 * @param registry where its registry answers
 * @param scoring where its scoring service answers; null where it has none, as a regulator
 * @param issuer the realm where its people sign in
 * @param clientId as what the realm knows these pages
 * @param clientSecretFile where the secret is by which it does
 * @param audience whom an access token must be meant for
 * @param newsEvery how often the registry is asked for news
 * @param answerTimeout how long the registry may take to answer
 * @param sessionLife after how long without use somebody's session ends, with all its pages
 * @param mostSessions how many sessions there are at most; who comes then is asked to wait
 * @param mostPages how many pages of one session are open at most
 * @param mostPagesOfAll how many pages of all sessions together are open at most
 */
@Validated
@ConfigurationProperties("concordat.ui")
public record UiProperties(
    @NotBlank String party,
    boolean observer,
    @NotNull URI registry,
    @Nullable URI scoring,
    @NotNull URI issuer,
    @DefaultValue("concordat-ui") String clientId,
    @NotNull Path clientSecretFile,
    @DefaultValue("concordat-registry") String audience,
    @DefaultValue("2s") Duration newsEvery,
    @DefaultValue("20s") Duration answerTimeout,
    @DefaultValue("60m") Duration sessionLife,
    @DefaultValue("100") @Min(1) int mostSessions,
    @DefaultValue("20") @Min(1) int mostPages,
    @DefaultValue("100") @Min(1) int mostPagesOfAll) {}
