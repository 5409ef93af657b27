namespace Hub.Domain.Formulas;

/// <summary>The kinds of words that formulas and the rulebook's expressions are made of; neither language has all of them.</summary>
internal enum TokenKind
{
    Number,
    Text,
    Day,
    Months,
    Unit,
    Name,
    Symbol,
    End,
}

/// <summary>A word of a formula or an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it stands, a text without its quotes, a unit without its brackets.</param>
/// <param name="Position">Where it begins, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(string word) => Kind is TokenKind.Symbol or TokenKind.Name && Text == word;

    /// <summary>As a message shows it.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => $"'{Text}'",
        TokenKind.Unit => $"[{Text}]",
        _ => Text,
    };
}
