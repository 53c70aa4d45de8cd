// SPDX-License-Identifier: Apache-2.0
/**
 * Flows on MockNetwork. In a package apart from the CorDapps': Corda looks for a CorDapp by its
 * package and must find the jar, not the test classes.
 */
@org.jspecify.annotations.NullMarked
package net.concordat.it;
