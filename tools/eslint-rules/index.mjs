export const localRules = [];
