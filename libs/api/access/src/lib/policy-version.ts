import { SHARING_POLICY } from '@samtavle/policy';

/** The version of the law as data that decisions are made from and records refer to. */
export const POLICY_VERSION = SHARING_POLICY.policy_version;
