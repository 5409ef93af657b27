namespace Hub.Bicep.Tests.Syntax;

/// <summary>A declaration of a Bicep file with its decorators.</summary>
/// <param name="Name">Its symbol.</param>
/// <param name="Node">The declaration.</param>
/// <param name="Decorators">What stands above it, by name.</param>
public sealed record Declaration(string Name, Node Node, IReadOnlyDictionary<string, Node> Decorators)
{
    /// <summary>The type of a resource with its version, or the file of a module.</summary>
    public string Target => string.Concat(Node.First("string")!.All.Where(n => n.Type == "string_content").Select(n => n.Text));

    /// <summary>Whether it only refers to what is there.</summary>
    public bool IsExisting => Node.First("existing") is not null;

    /// <summary>The name of a parameter's or output's type; <c>array</c> for any list.</summary>
    public string TypeName
    {
        get
        {
            var type = Node.First("type");
            return type?.All.Any(n => n.Type == "array_type") == true ? "array" : type?.All.LastOrDefault(n => n.Text.Length > 0)?.Text ?? "";
        }
    }
}

/// <summary>What a Bicep file declares.</summary>
public sealed class Template
{
    private Template(string name, Node tree)
    {
        (Name, Tree) = (name, tree);
        (Parameters, Variables, Resources) = (Of("parameter_declaration"), Of("variable_declaration"), Of("resource_declaration"));
        (Modules, Outputs, Types) = (Of("module_declaration"), Of("output_declaration"), Of("type_declaration"));
    }

    /// <summary>The file, relative to <c>bicep/</c>.</summary>
    public string Name { get; }

    /// <summary>Its syntax tree.</summary>
    public Node Tree { get; }

    public IReadOnlyList<Declaration> Parameters { get; }

    public IReadOnlyList<Declaration> Variables { get; }

    public IReadOnlyList<Declaration> Resources { get; }

    public IReadOnlyList<Declaration> Modules { get; }

    public IReadOnlyList<Declaration> Outputs { get; }

    public IReadOnlyList<Declaration> Types { get; }

    /// <summary>A file of the repository.</summary>
    public static async Task<Template> ReadAsync(string name) => new(name, await BicepFiles.TreeAsync(name));

    /// <summary>Any text.</summary>
    public static async Task<Template> OfTextAsync(string text) => new("text", await BicepFiles.ParseAsync(text));

    /// <summary>A file that another one names, seen from there.</summary>
    public string Beside(string path) => Path.GetRelativePath(
        Repository.PathOf("bicep"), Path.GetFullPath(Path.Combine(Repository.PathOf("bicep"), Path.GetDirectoryName(Name)!, path))).Replace('\\', '/');

    private List<Declaration> Of(string kind)
    {
        var found = new List<Declaration>();
        Dictionary<string, Node> decorators = [];
        foreach (var node in Tree.Children.Where(c => c.Type != "comment"))
        {
            if (node.Type == "decorators")
            {
                decorators = node.Children.Select(d => d.First("call_expression")!).ToDictionary(c => c.Child("function")!.Text, c => c.Child("arguments")!);
                continue;
            }

            if (node.Type == kind)
            {
                found.Add(new Declaration(node.First("identifier")!.Text, node, decorators));
            }

            decorators = [];
        }

        return found;
    }
}
