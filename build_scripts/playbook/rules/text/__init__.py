"""Rules about the text below the front matter: sections, passages, lines and markup."""
