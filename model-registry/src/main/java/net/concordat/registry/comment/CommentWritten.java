// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.comment;

/** Somebody said something about a version. Told in the transaction that keeps it. */
public record CommentWritten(Comment comment) {}
