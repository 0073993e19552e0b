using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Platform.Tests.Support;

namespace Platform.Tests.Architecture;

/// <summary>The C# files of Platform.Web with their references, found by the compiler and not by text.</summary>
public sealed class SourceModel
{
    private const string Project = "Platform.Web/";

    /// <summary>The usings that the SDK adds to each file of a web project.</summary>
    private const string GlobalUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Net.Http.Json; global using System.Threading; global using System.Threading.Tasks; global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    public static readonly SourceModel Current = new();

    private SourceModel()
    {
        var trees = Sources.Files(".cs").Where(f => f.StartsWith(Project, StringComparison.Ordinal))
            .Select(f => CSharpSyntaxTree.ParseText(Sources.Read(f), path: f)).Append(CSharpSyntaxTree.ParseText(GlobalUsings)).ToList();
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(f => Path.GetFileName(f) != "Platform.Web.dll").Select(f => MetadataReference.CreateFromFile(f));
        Compilation = CSharpCompilation.Create("Platform.Web", trees, assemblies, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        References = trees.Where(t => t.FilePath.Length > 0).ToDictionary(t => t.FilePath, ReferencesOf);
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>By file: the other files whose types it uses, each with the names of these types.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> References { get; }

    public IEnumerable<SyntaxNode> Nodes(string file) => Compilation.SyntaxTrees.Single(t => t.FilePath == file).GetRoot().DescendantNodes();

    private IReadOnlyDictionary<string, string> ReferencesOf(SyntaxTree tree)
    {
        var model = Compilation.GetSemanticModel(tree);
        var used = tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null)
            .Select(name => TopType(model.GetSymbolInfo(name).Symbol)).OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        return used.SelectMany(type => type.DeclaringSyntaxReferences.Select(d => (File: d.SyntaxTree.FilePath, type.Name)))
            .Where(u => u.File != tree.FilePath && u.File.Length > 0)
            .GroupBy(u => u.File).ToDictionary(u => u.Key, u => string.Join(", ", u.Select(x => x.Name).Distinct().Order()));
    }

    private static INamedTypeSymbol? TopType(ISymbol? symbol)
    {
        if (symbol is IMethodSymbol { ReducedFrom: { } extension })
            symbol = extension;
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        while (type?.ContainingType is not null)
            type = type.ContainingType;
        return type?.OriginalDefinition;
    }
}
