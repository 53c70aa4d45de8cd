// SPDX-License-Identifier: Apache-2.0
/** What the build runs: Quasar's port to JDK 17, and the signing of contract jars. */
@NullMarked
package net.concordat.corda.build;

import org.jspecify.annotations.NullMarked;
