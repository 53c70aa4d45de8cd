// SPDX-License-Identifier: Apache-2.0
/** Using versions as people decided: adopting, promoting, stopping, and what was champion when. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.adoption;
