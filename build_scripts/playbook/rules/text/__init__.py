"""Text: what is below the front matter: sections, passages, lines and markup."""
