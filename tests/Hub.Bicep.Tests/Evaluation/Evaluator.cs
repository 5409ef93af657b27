using System.Globalization;
using Hub.Bicep.Tests.Syntax;

namespace Hub.Bicep.Tests.Evaluation;

/// <summary>Evaluates expressions. Values are text, whole numbers, truth values, null, lists and dictionaries, and resources and modules.</summary>
public sealed class Evaluator(Deployment deployment, IReadOnlyDictionary<string, object?> locals)
{
    public Deployment Deployment => deployment;

    /// <summary>The value of an expression.</summary>
    /// <exception cref="InvalidOperationException">It cannot be evaluated; the message names file and line.</exception>
    public object? Value(Node node) => node.Type switch
    {
        "string" => Text(node),
        "number" => long.Parse(node.Text, CultureInfo.InvariantCulture),
        "boolean" or "true" or "false" => bool.Parse(Leaf(node)),
        "null" => null,
        "identifier" => locals.TryGetValue(node.Text, out var local) ? local : deployment.Symbol(node.Text, node.Line),
        "array" => node.Parts.Select(Value).ToList(),
        "object" => Object(node),
        "parenthesized_expression" => Value(node.Parts.Single()),
        "call_expression" => Call(node),
        "member_expression" => Member(Value(node.Child("object")!), node.Child("property")!.Text, node),
        "subscript_expression" => Item(Value(node.Child("object")!), Value(node.Child("index")!), node),
        "ternary_expression" => Value(node.Child(Is(Value(node.Child("condition")!)) ? "consequence" : "alternative")!),
        "unary_expression" => !Is(Value(node.Child("argument")!)),
        "binary_expression" => Operators.Apply(node.Child("operator")!.Type, () => Value(node.Child("left")!), () => Value(node.Child("right")!)),
        "for_statement" => Looped(node, (body, scope) => scope.Value(body)),
        "lambda_expression" => (Func<object?[], object?>)(arguments => Function(node, arguments)),
        _ => throw Wrong(node, $"{node.Type} is not understood"),
    };

    /// <summary>The value of an object, by name.</summary>
    public Dictionary<string, object?> Object(Node node) => node.Children.Where(c => c.Type == "object_property").ToDictionary(
        p => p.Children[0].Type == "string" ? Text(p.Children[0]) : p.Children[0].Text,
        p => Value(p.Children.SkipWhile(c => c.Type != ":").Skip(1).First(c => c.Type != "comment")));

    /// <summary>What a declaration makes: once, for each of a loop, or nothing (null) where its condition does not hold.</summary>
    public object? Looped(Node node, Func<Node, Evaluator, object?> make)
    {
        if (node.Type == "if_statement")
        {
            return Is(Value(node.First("parenthesized_expression")!)) ? Looped(node.Children[^1], make) : null;
        }

        if (node.Type != "for_statement")
        {
            return make(node, this);
        }

        var names = (node.First("for_loop_parameters")?.Parts.Select(p => p.Text) ?? [node.Child("initializer")!.Text]).ToList();
        var list = Value(node.Children.SkipWhile(c => c.Type != "in").ElementAt(1)) as List<object?> ?? throw Wrong(node, "loops over no list");
        return list.Select((item, i) => With(names.Zip([item, (long)i])).Looped(node.Child("body")!, make)).ToList();
    }

    internal InvalidOperationException Wrong(Node node, string what) => new($"{deployment.Template.Name}:{node.Line}: {what}");

    private Evaluator With(IEnumerable<(string Name, object? Value)> more)
    {
        var all = new Dictionary<string, object?>(locals);
        foreach (var (name, value) in more)
        {
            all[name] = value;
        }

        return new Evaluator(deployment, all);
    }

    private object? Call(Node node)
    {
        var name = node.Child("function")!.Text;
        var arguments = node.Child("arguments")!.Parts.Select(Value).ToArray();
        try
        {
            return Functions.Call(name, arguments, this);
        }
        catch (Exception e) when (e is InvalidCastException or KeyNotFoundException or IndexOutOfRangeException or FormatException)
        {
            throw Wrong(node, $"{name}(…): {e.Message}");
        }
    }

    private object? Function(Node lambda, object?[] arguments)
    {
        var head = lambda.Children[0];
        var names = head.Type == "identifier" ? [head.Text] : head.Parts.Select(p => p.Text).ToArray();
        return With(names.Zip(arguments)).Value(lambda.Children[^1]);
    }

    private object? Member(object? of, string name, Node node) => of switch
    {
        PlannedResource resource => resource.Member(name),
        Deployment module => name == "outputs" ? module.Outputs : throw Wrong(node, $"a module has no {name}"),
        IReadOnlyDictionary<string, object?> o => o.TryGetValue(name, out var value) || Allows(node) ? value : throw Wrong(node, $"there is no {name}"),
        string text when Later.IsIn(text) => Later.Of($"{text.Trim('‹', '›')}.{name}"),
        null when Allows(node) => null,
        null => throw Wrong(node, $"{name} is read of something that is not deployed here"),
        _ => throw Wrong(node, $"{name} is read of {of}"),
    };

    private object? Item(object? of, object? index, Node node) => of switch
    {
        List<object?> list when index is long i && i < list.Count => list[(int)i],
        _ when index is string name => Member(of, name, node),
        _ => throw Wrong(node, $"there is no item {index}"),
    };

    private string Text(Node node) => string.Concat(node.Children.Select(c => c.Type switch
    {
        "string_content" => c.Text,
        "escape_sequence" => c.Text == @"\n" ? "\n" : c.Text[1..],
        "interpolation" => Operators.Text(Value(c.Parts.Single())),
        _ => "",
    }));

    private static string Leaf(Node node) => node.Children.Count == 0 ? node.Text : Leaf(node.Children[0]);

    private static bool Is(object? value) => value is true;

    private static bool Allows(Node node) => node.Children.Any(c => c.Type == ".?");
}
