// SPDX-License-Identifier: Apache-2.0
/** What is checked of a version that came from another member, and what remains unknown. */
@org.jspecify.annotations.NullMarked
package net.concordat.worker.incoming;
