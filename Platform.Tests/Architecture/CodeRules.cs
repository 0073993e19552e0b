using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Platform.Search;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared.Markdown;

namespace Platform.Tests.Architecture;

public sealed partial class CodeRules
{
    private static readonly Type[] WebTypes = typeof(PlatformDb).Assembly.GetTypes();

    [Fact]
    public void Only_Platform_Search_knows_Lucene()
    {
        Assert.DoesNotContain(typeof(PlatformDb).Assembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("Lucene", StringComparison.Ordinal));
        Assert.DoesNotContain(
            typeof(SearchDocument).Assembly.GetExportedTypes().SelectMany(t => t.GetMembers()),
            member => member.ToString()!.Contains("Lucene.Net", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Platform.Web.Features.Review", "Moderate")]
    [InlineData("Platform.Web.Features.Admin", "Administer")]
    public void Every_page_that_moderates_or_administers_carries_its_policy(string features, string policy)
    {
        var pages = WebTypes.Where(t => typeof(PageModel).IsAssignableFrom(t) && !t.IsAbstract && t.Namespace!.StartsWith(features, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.Equal(policy, page.GetCustomAttributes(typeof(AuthorizeAttribute), true).Cast<AuthorizeAttribute>().SingleOrDefault()?.Policy));
    }

    [Fact]
    public void An_interface_has_more_than_one_implementation()
    {
        string[] implementedElsewhere =
        [
            // SignalR implements these interfaces; they are the protocol of a hub.
            "IThreadClient", "IRoundClient",
        ];
        var types = WebTypes.Concat(typeof(SearchDocument).Assembly.GetTypes()).ToList();

        var lonely = types
            .Where(t => t.IsInterface && types.Count(c => c.IsClass && !c.IsAbstract && t.IsAssignableFrom(c)) < 2)
            .Select(t => t.Name)
            .Except(implementedElsewhere);

        Assert.Empty(lonely);
    }

    [Fact]
    public void Statements_that_bypass_the_change_log_stand_in_the_Bulk_file_of_their_feature()
    {
        string[] allowed =
        [
            "Platform.Web/Data/Bulk.cs",
            // These run pragmas and query the server, and change no row.
            "Platform.Web/Data/Sqlite/SqliteConnections.cs", "Platform.Web/Data/Sqlite/SqliteUpgrade.cs", "Platform.Web/Data/Prepare.cs",
        ];

        Assert.Empty(Sources.Files(".cs").Where(f => f.StartsWith("Platform.Web/", StringComparison.Ordinal))
            .Except(allowed).Where(f => !f.EndsWith("Bulk.cs", StringComparison.Ordinal))
            .Where(f => BypassesTheLog().IsMatch(Sources.Read(f))));
    }

    [Fact]
    public void No_page_has_inline_script_or_style() =>
        Assert.Empty(Sources.Files(".cshtml").Where(f => Inline().IsMatch(Sources.Read(f))));

    [Fact]
    public void Only_the_renderer_makes_HTML() =>
        Assert.Empty(Sources.Files(".cshtml", ".cs")
            .Where(f => f.StartsWith("Platform.Web/", StringComparison.Ordinal))
            .Where(f => RawHtml().IsMatch(Sources.Read(f))));

    [Fact]
    public void Only_the_renderer_and_the_data_layer_make_safe_HTML()
    {
        var makers = SourceModel.Current.References.Keys.Where(f => SourceModel.Current.Nodes(f).OfType<IdentifierNameSyntax>().Any(n => n.Identifier.Text == nameof(SafeHtml.FromRenderer)));

        Assert.Equal(["Platform.Web/Data/SafeHtmlConverter.cs", "Platform.Web/Shared/Markdown/MarkdownRenderer.cs"], makers.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Sources.Files(".cshtml"), f => Sources.Read(f).Contains(nameof(SafeHtml.FromRenderer), StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_folder_of_a_kind_asks_whether_a_contribution_is_of_that_kind()
    {
        var kinds = Kinds.All.Where(k => k.GetType().Assembly == typeof(PlatformDb).Assembly).ToList();
        var files = Sources.Files(".cs", ".cshtml").Where(f => f.StartsWith("Platform.Web/", StringComparison.Ordinal))
            .Select(f => (Path: f, Text: Sources.Read(f))).ToList();

        Assert.NotEmpty(kinds);
        Assert.Empty(kinds.SelectMany(kind => files
            .Where(f => !f.Path.StartsWith(FolderOf(kind), StringComparison.Ordinal))
            .SelectMany(f => AsksFor(kind.Kind.Name).Matches(f.Text).Select(m => $"{f.Path} asks for {m.Value}"))));

        static string FolderOf(KindTraits kind) => "Platform.Web" + kind.GetType().Namespace!["Platform.Web".Length..].Replace('.', '/') + "/";
    }

    [Theory]
    [InlineData("if (c.Kind == QuestionTraits.Name)")]
    [InlineData("if (QuestionTraits.Name != c.Kind)")]
    [InlineData("draft.Kind.Equals(QuestionTraits.Name)")]
    [InlineData("row.Kind.Name == QuestionTraits.Name.Name")]
    [InlineData("{ Kind.Name: \"Question\" }")]
    [InlineData("c is Question")]
    [InlineData("c is not Question question")]
    [InlineData("c as Question")]
    [InlineData("case Question question:")]
    [InlineData("            Question => 1,")]
    [InlineData("all.OfType<Question>()")]
    [InlineData("kind is \"question\"")]
    [InlineData("kind is \"article\" or \"question\"")]
    [InlineData("item.Kind != \"Question\"")]
    [InlineData("filter == \"questions\"")]
    [InlineData("\"question\" => 1")]
    [InlineData("string.Equals(kind, \"question\", StringComparison.Ordinal)")]
    public void Such_a_line_asks_for_a_kind(string line) => Assert.Matches(AsksFor("Question"), line);

    [Theory]
    [InlineData("drafts.Add(by, draft, QuestionTraits.Name, text);")]
    [InlineData("new Question(key, author, at)")]
    [InlineData("<input type=\"hidden\" name=\"question\">")]
    [InlineData("[\"question\"] = [\"/ask\"]")]
    [InlineData("public RoundQuestion Question => Counted.Question;")]
    public void Such_a_line_does_not(string line) => Assert.DoesNotMatch(AsksFor("Question"), line);

    [Fact]
    public void Namespaces_are_named_in_order_and_a_file_ends_with_its_last_line()
    {
        // The compiler checks the rest of the layout (IDE0055).
        var broken = Sources.Files(".cs").Where(file =>
        {
            var text = Sources.Read(file);
            var named = Using().Matches(text).Select(m => m.Groups[1].Value).ToList();
            var system = named.Where(n => n == "System" || n.StartsWith("System.", StringComparison.Ordinal)).Order(StringComparer.OrdinalIgnoreCase);
            return !named.SequenceEqual(system.Concat(named.Except(system).Order(StringComparer.OrdinalIgnoreCase)))
                || !text.EndsWith('\n') || text.EndsWith("\n\n", StringComparison.Ordinal);
        });

        Assert.Empty(broken);
    }

    [Fact]
    public void A_file_is_one_whole_thought() =>
        Assert.Empty(Sources.Files(".cs", ".js", ".cshtml").Where(f => Sources.Read(f).AsSpan().Count('\n') > 300));

    [Fact]
    public void Nobody_waits_for_a_page_to_take_a_message_in()
    {
        var sends = Sources.Files(".cs").Where(f => f.StartsWith("Platform.Web/", StringComparison.Ordinal))
            .SelectMany(f => Sends().Matches(Sources.Read(f)).Select(m => (File: f, Statement: m.Value)))
            .ToList();

        Assert.NotEmpty(sends);
        Assert.Empty(sends.Where(s => !s.Statement.TrimEnd(';').EndsWith(".WithoutWaiting(logger)", StringComparison.Ordinal) || s.Statement.Contains("await ", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\.(ExecuteUpdate|ExecuteDelete|ExecuteSql|FromSql|SqlQuery)\w*\(|CommandText\s*=")]
    private static partial Regex BypassesTheLog();

    [GeneratedRegex(@"^using ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"\sstyle=""|<style|\son[a-z]+=""|<script(?![^>]*(\ssrc=|application/(ld\+)?json|importmap))", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    /// <summary>Matches a comparison with a kind: with its name, its traits or its entity.</summary>
    private static Regex AsksFor(string kind)
    {
        var name = $"""(?:{kind}Traits\.Name(?:\.\w+)?|"(?:{kind}|{kind.ToLowerInvariant()})s?")""";
        return new Regex(
            $"""(?:[!=]=|\b(?:is|not|or|and|case|Kind:|Name:|Type:))\s*{name}|{name}\s*(?:[!=]=|=>|\bor\b)|\bEquals\([^)]*{name}|{name}\.Equals\("""
            + $"""|\b(?:is|is not|as|case)\s+{kind}\b|\bOfType<{kind}>|^\s+{kind}(?:\s\w+)?\s*=>""", RegexOptions.Multiline);
    }

    [GeneratedRegex(@"Html\.Raw\(|new HtmlString\(")]
    private static partial Regex RawHtml();

    /// <summary>Matches a statement that sends to pages, from its first word.</summary>
    [GeneratedRegex(@"[^;{}]*\bClients\s*\.\s*(All|Caller|Others|Group|Groups|Client|Clients|User|Users)\w*\b[^;]*;")]
    private static partial Regex Sends();
}
