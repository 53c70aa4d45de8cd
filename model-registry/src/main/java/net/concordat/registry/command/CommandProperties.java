// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How commands are answered.
 *
 * @param answerWithin how long a request waits for its command to end before it is told where to
 *     look
 * @param resumeInterval how often commands that nobody follows are taken up again: after a start,
 *     and after the node was away
 * @param forgetAfter how long the node remembers what came of a command
 */
@ConfigurationProperties("concordat.command")
public record CommandProperties(
    @DefaultValue("5s") Duration answerWithin,
    @DefaultValue("5s") Duration resumeInterval,
    @DefaultValue("7d") Duration forgetAfter) {}
