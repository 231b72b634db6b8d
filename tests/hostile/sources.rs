//! What somebody who means ill could put into an interview: sources and addresses. Read by the native and by the
//! browser tests.

/// Each stands in the title, in a question, in a name and in an answer.
pub const WORDS: [&str; 24] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext></p><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href=javascript:alert(1)>x</a>",
    "<details open ontoggle=alert(1)>",
    "</details></section></article><h1>Mine</h1>",
    "<!-- --!><img src=x onerror=alert(1)>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "` onmouseover=`alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
    "<plaintext><textarea><title><noscript><template>",
    "<base href=https://evil.example/><meta http-equiv=refresh content=0;url=javascript:alert(1)>",
    "==<b>== ==\" autofocus onfocus=\"alert(1)==",
    "https://a.example/\"onmouseover=alert(1) https://a.example/'><script>alert(1)</script>",
    "http://a.example/<img/src=x/onerror=alert(1)> https://a.example/&quot;onclick=alert(1)",
    "javascript://a.example/%0Aalert(1) data://text/html,x vbscript://a JAVASCRIPT:alert(1)",
    "\u{202E}<b>\u{2028}\u{FEFF}\u{0}\u{1}\u{FFFE}\u{FFFF}<\u{0}script>",
];

/// Addresses that must not live in a page.
pub const ADDRESSES: [&str; 12] = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " \u{1}javascript:alert(1)",
    "java\nscript:alert(1)",
    "java\tscript\r:alert(1)",
    "javascript\0:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:https://a.example/0",
    "file:///etc/passwd",
    "filesystem:https://a.example/x",
    "view-source:javascript:alert(1)",
];

/// An interview with the words wherever words can stand.
pub fn source(words: &str) -> String {
    format!(
        "[{words}] {words}\n\n{words}\n\nAnn {words}: Who are you?\n\nBob: {words}\n\nAnn {words}: {words} And why?\n\n\
         Bob: I am.\n{words}\n\n***\n\n{words}\n"
    )
}

/// As [`source`], with questions that have their letter.
pub fn lettered(words: &str) -> String {
    let exchange = format!("Q. {words}\n\n{words}\n\nSo.\n\n");
    format!("{words}\n\n{words}\n\n{}***\n\n{words}\n", exchange.repeat(4))
}
