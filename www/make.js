// Elements of ours, made as values are.

/** An element; `true` is an attribute without a value, `false` none. */
export const make = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== false) element.setAttribute(key, value === true ? '' : value);
  element.append(...children);
  return element;
};
