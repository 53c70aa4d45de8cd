// SPDX-License-Identifier: Apache-2.0
/** What all flows share: refusals, drafts of transactions, finality, and questions to the vault. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.support;
