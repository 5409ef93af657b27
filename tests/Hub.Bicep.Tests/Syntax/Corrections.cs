namespace Hub.Bicep.Tests.Syntax;

/// <summary>Two things that the grammar reads otherwise than Bicep does, put right.</summary>
internal static class Corrections
{
    public static Node Of(Node node) => node.Type switch
    {
        "array" => node with { Children = Called(node.Children) },
        "member_expression" or "subscript_expression" => Bound(node),
        _ => node,
    };

    /// <summary>
    /// The grammar lets <c>.x</c> and <c>[x]</c> bind weaker than <c>?:</c>, <c>=&gt;</c> and the operators: it reads
    /// <c>a ? b : c.d</c> as <c>(a ? b : c).d</c>. In Bicep they bind strongest. What is in parentheses has a node of its own, so what
    /// comes wrong can be told from what was meant.
    /// </summary>
    private static Node Bound(Node access)
    {
        if (access.Child("object") is not { } inner || LastOperand(inner) is not { } last)
        {
            return access;
        }

        var moved = Bound(access with { Field = last.Field, Children = [last with { Field = "object" }, .. access.Children.Where(c => c != inner)] });
        return inner with { Field = access.Field, Children = [.. inner.Children.Select(c => c == last ? moved : c)] };
    }

    private static Node? LastOperand(Node expression) => expression.Type switch
    {
        "ternary_expression" => expression.Child("alternative"),
        "unary_expression" => expression.Child("argument"),
        "binary_expression" => expression.Child("right"),
        "lambda_expression" => expression.Children[^1],
        _ => null,
    };

    /// <summary>Among the items of a list, the grammar reads <c>f(a)</c> and <c>b[c]</c> as two items each.</summary>
    private static List<Node> Called(IReadOnlyList<Node> items)
    {
        var read = new List<Node>();
        foreach (var item in items)
        {
            var before = read.Count > 0 && read[^1] is { Type: "identifier" } name && name.Line == item.Line ? name : null;
            if (before is not null && item.Type == "parenthesized_expression")
            {
                read[^1] = Joined("call_expression", before with { Field = "function" }, item with { Type = "arguments", Field = "arguments" });
            }
            else if (before is not null && item.Type == "array")
            {
                read[^1] = Joined("subscript_expression", before with { Field = "object" }, item.Parts.Single() with { Field = "index" });
            }
            else
            {
                read.Add(item);
            }
        }

        return read;
    }

    private static Node Joined(string type, Node first, Node second) => new(type, first.Line, "", "", [first, second]);
}
