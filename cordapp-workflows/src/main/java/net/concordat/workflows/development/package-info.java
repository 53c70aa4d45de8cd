// SPDX-License-Identifier: Apache-2.0
/** Recording who developed an artifact. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.development;
