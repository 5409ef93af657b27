using System.Text.Json;

namespace Hub.Bicep.Tests.Syntax;

/// <summary>A node of a syntax tree.</summary>
/// <param name="Type">Its kind in the grammar; a token of the language is its own kind.</param>
/// <param name="Line">Line it starts in, from 1.</param>
/// <param name="Field">Its part in the node above, or empty.</param>
/// <param name="Text">What is written, if it has no children.</param>
/// <param name="Children">The nodes below.</param>
public sealed record Node(string Type, int Line, string Field, string Text, IReadOnlyList<Node> Children)
{
    /// <summary>Whether what is written here does not parse.</summary>
    public bool IsError => Type is "ERROR" or "MISSING";

    /// <summary>This node and all below.</summary>
    public IEnumerable<Node> All => Children.SelectMany(c => c.All).Prepend(this);

    /// <summary>The children that are more than punctuation.</summary>
    public IEnumerable<Node> Parts => Children.Where(c => char.IsAsciiLetter(c.Type[0]) && c.Type is not ("comment" or "for" or "in" or "if") || c.IsError);

    /// <summary>The child of a part, or null.</summary>
    public Node? Child(string field) => Children.FirstOrDefault(c => c.Field == field);

    /// <summary>The first child of a kind, or null.</summary>
    public Node? First(string type) => Children.FirstOrDefault(c => c.Type == type);

    /// <summary>What stands after the equals sign.</summary>
    public Node? Assigned => Children.SkipWhile(c => c.Type != "=").Skip(1).FirstOrDefault(c => c.Type != "comment");

    /// <summary>Reads the form that parse.mjs writes.</summary>
    public static Node Read(JsonElement json)
    {
        var isLeaf = json[3].ValueKind == JsonValueKind.String;
        IReadOnlyList<Node> children = isLeaf ? [] : [.. json[3].EnumerateArray().Select(Read)];
        var node = new Node(json[0].GetString()!, json[1].GetInt32(), json[2].GetString()!, isLeaf ? json[3].GetString()! : "", children);
        return Corrections.Of(node);
    }
}
