// The address of the page, as it names itself, however a reader came here.

/** Without a fragment. */
export const address = () => (document.querySelector('link[rel=canonical]')?.href ?? location.href).replace(/#.*/, '');
