// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

/** What has become, at an observer, of a transaction that the notary committed. */
enum ObservedStatus {
  /** Nobody has given it. */
  MISSING,
  /** It is verified and recorded. */
  RECORDED,
  /** It was given, and refused with a reason. */
  REFUSED
}
