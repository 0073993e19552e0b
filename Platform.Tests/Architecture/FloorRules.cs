using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Platform.Tests.Support;
using Platform.Web.Data;

namespace Platform.Tests.Architecture;

/// <summary>
/// Checks which part of the code may use which other part. The floor of a file is that of the highest file it uses, and each folder has a
/// highest floor for its files, so that no reference leads upward.
/// </summary>
public sealed partial class FloorRules
{
    private enum Floor
    {
        Kernel,
        Ui,
        Model,
        Data,
        Access,
        Live,
        Acts,
        Pages,
        Composition,
    }

    private const int MostFilesAFolder = 30;
    private const int LargestCircle = 3;

    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> References = SourceModel.Current.References;

    private static readonly HashSet<string> Entities = [.. MappedTypes().Select(t => t.Name)];

    [Fact]
    public void No_file_uses_a_file_of_a_higher_floor()
    {
        var floors = Floors();
        var broken =
            from file in References.Keys
            from used in References[file]
            where floors[used.Key] > MayReach(file)
            select $"{file} ({MayReach(file)}) uses {used.Value} of {used.Key} ({floors[used.Key]})";

        var faults = broken.Order(StringComparer.Ordinal).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Files_that_use_each_other_in_a_circle_are_three_at_most() =>
        Assert.Empty(Circles().Where(c => c.Count > LargestCircle).Select(c => string.Join(", ", c.Order(StringComparer.Ordinal))));

    [Fact]
    public void A_folder_has_thirty_files_at_most() =>
        Assert.Empty(Sources.Files(".cs", ".cshtml", ".js", ".css", ".resx").Where(f => f.StartsWith("Platform.Web/", StringComparison.Ordinal) && !f.Contains("/wwwroot/", StringComparison.Ordinal))
            .GroupBy(f => f[..f.LastIndexOf('/')]).Where(folder => folder.Count() > MostFilesAFolder).Select(folder => $"{folder.Key}: {folder.Count()}"));

    [Fact]
    public void A_page_that_takes_a_form_says_who_may_send_it()
    {
        string[] forEverybody =
        [
            // Registering and signing in.
            "RegisterModel", "RegisterOrganisationModel", "ConfirmModel", "SignInModel", "SignOutModel", "ResetModel", "NewPasswordModel",
            // For guests of a round, who need only its code.
            "RoundPageModel",
            // Returns a form that was sent before signing in.
            "PendingFormModel",
            // The error page, where a failed form ends.
            "ShowModel",
        ];
        var pages = typeof(PlatformDb).Assembly.GetTypes().Where(t => typeof(PageModel).IsAssignableFrom(t) && !t.IsAbstract)
            .Where(t => t.GetMethods().Any(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal)))
            .Where(t => !t.GetCustomAttributes(typeof(AuthorizeAttribute), true).Cast<AuthorizeAttribute>().Any(a => a.Policy is not null))
            .Select(t => t.Name);

        Assert.Equal(forEverybody.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_feature_uses_no_page_of_another()
    {
        var pages = References.Keys.Where(f => f.EndsWith(".cshtml.cs", StringComparison.Ordinal)).ToHashSet();
        var byCode =
            from file in References.Keys
            from used in References[file].Keys
            where pages.Contains(used) && FeatureOf(file) != FeatureOf(used)
            select $"{file} uses {used}";
        // The references of a .cshtml are in the type to which it is compiled.
        var models = typeof(PlatformDb).Assembly.GetTypes().Where(t => typeof(PageModel).IsAssignableFrom(t) && !t.IsAbstract).ToDictionary(t => t.FullName!, t => t.Namespace!);
        var byView =
            from view in typeof(PlatformDb).Assembly.GetTypes().Where(t => typeof(Microsoft.AspNetCore.Mvc.Razor.RazorPageBase).IsAssignableFrom(t))
            let item = view.Namespace ?? ""
            from used in UsedTypes.By(view)
            where models.TryGetValue(used, out var home) && !(item + ".").StartsWith(home + ".", StringComparison.Ordinal)
            select $"{view.FullName} uses {used}";

        Assert.Empty(byCode.Concat(byView));
    }

    [Fact]
    public void Every_decision_is_listed()
    {
        var list = Sources.Read("docs/README.md");

        Assert.Empty(Sources.Files(".md").Where(f => f.StartsWith("docs/decisions/", StringComparison.Ordinal)).Where(f => !list.Contains(f["docs/".Length..], StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_file_that_the_architecture_names_exists()
    {
        var named = FileInText().Matches(Sources.Read("docs/architecture.md")).Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.True(named.Count > 20, $"only {named.Count} files are named");
        Assert.Empty(named.Where(f => !File.Exists(Path.Combine(Sources.Root, "Platform.Web", f)) && !File.Exists(Path.Combine(Sources.Root, f))));
    }

    [Fact]
    public void Each_folder_of_tests_is_named_after_what_it_tests()
    {
        // Recipes are a kind of contribution that only the tests have.
        string[] ofTheirOwn = ["Acts", "Architecture", "Cost", "Pages", "Privacy", "Recipes", "Support", "Words"];
        var tested = Directory.GetDirectories(Path.Combine(Sources.Root, "Platform.Web")).Concat(Directory.GetDirectories(Path.Combine(Sources.Root, "Platform.Web", "Features")))
            .Concat([Path.Combine(Sources.Root, "Platform.Search")]).Select(d => Path.GetFileName(d)!).Append("Features").ToHashSet();
        var folders = Sources.Files(".cs").Where(f => f.StartsWith("Platform.Tests/", StringComparison.Ordinal)).SelectMany(f => f.Split('/')[1..^1].Take(2)).Distinct();

        Assert.Empty(folders.Except(ofTheirOwn).Where(f => !tested.Contains(f) && !Directory.Exists(Path.Combine(Sources.Root, "Platform.Web", "Shared", f))));
    }

    private static string FeatureOf(string file) => string.Join('/', file.Split('/')[..Math.Min(3, file.Split('/').Length - 1)]);

    /// <summary>Returns the highest floor that a file of this folder may have.</summary>
    private static Floor MayReach(string file)
    {
        var path = file["Platform.Web/".Length..];
        var name = Path.GetFileName(path);
        if (!path.Contains('/') || name.EndsWith("Setup.cs", StringComparison.Ordinal) || path.StartsWith("Commands/", StringComparison.Ordinal) || path.StartsWith("Demo/", StringComparison.Ordinal))
            return Floor.Composition;
        // The follower of the index and the jobs around it.
        if (path.StartsWith("Search/Index", StringComparison.Ordinal) && !IsModel(file))
            return Floor.Pages;
        if (path.StartsWith("Features/", StringComparison.Ordinal) || path.StartsWith("Search/", StringComparison.Ordinal))
            return IsModel(file) ? Floor.Model : IsPage(file) ? Floor.Pages : Floor.Acts;
        return path.Split('/')[0] switch
        {
            "Shared" => Floor.Kernel,
            "Ui" => Floor.Ui,
            // A row of the change log is an entity like others.
            "Changes" or "Data" when IsModel(file) => Floor.Model,
            "Data" or "Changes" or "Caching" => Floor.Data,
            "Access" or "Api" => Floor.Access,
            "Live" or "Nodes" => Floor.Live,
            var other => throw new InvalidOperationException($"Say in FloorRules which floor {other} is."),
        };
    }

    /// <summary>Returns the floor of a file itself, whatever it uses.</summary>
    private static Floor Base(string file)
    {
        var path = file["Platform.Web/".Length..];
        var may = MayReach(file);
        return may is Floor.Composition or Floor.Pages or Floor.Data or Floor.Live or Floor.Ui or Floor.Kernel ? may
            : path.StartsWith("Access/", StringComparison.Ordinal) || may == Floor.Acts ? Floor.Model
            : may;
    }

    private static bool IsModel(string file) => Types(file).Any(t => Entities.Contains(t)) || Sources.Read(file).Contains(": IEntityTypeConfiguration<", StringComparison.Ordinal);

    private static bool IsPage(string file) =>
        file.EndsWith(".cshtml.cs", StringComparison.Ordinal) || file.EndsWith("Page.cs", StringComparison.Ordinal) || file.EndsWith("Api.cs", StringComparison.Ordinal)
        || Job().IsMatch(Sources.Read(file));

    private static IEnumerable<string> Types(string file) => Declared().Matches(Sources.Read(file)).Select(m => m.Groups[1].Value);

    private static Dictionary<string, Floor> Floors()
    {
        var floors = References.Keys.ToDictionary(f => f, Base);
        // Repeats until no floor rises. A file rises to the floor of what it uses, but not above that of its folder, so that each error is
        // reported once, where it is.
        for (var rises = true; rises;)
        {
            rises = false;
            foreach (var (file, used) in References)
            {
                var highest = used.Keys.Select(f => floors[f]).Append(floors[file]).Max();
                var rise = highest > MayReach(file) ? MayReach(file) : highest;
                if (rise > floors[file])
                    (floors[file], rises) = (rise, true);
            }
        }

        return floors;
    }

    /// <summary>Tarjan's strongly connected components.</summary>
    private static List<List<string>> Circles()
    {
        var found = new List<List<string>>();
        var index = new Dictionary<string, int>();
        var low = new Dictionary<string, int>();
        var stack = new Stack<string>();
        foreach (var file in References.Keys.Where(f => !index.ContainsKey(f)))
            Visit(file);
        return found;

        void Visit(string file)
        {
            index[file] = low[file] = index.Count;
            stack.Push(file);
            foreach (var used in References[file].Keys)
            {
                if (!index.TryGetValue(used, out var seen))
                {
                    Visit(used);
                    low[file] = Math.Min(low[file], low[used]);
                }
                else if (stack.Contains(used))
                    low[file] = Math.Min(low[file], seen);
            }

            if (low[file] != index[file])
                return;
            var circle = new List<string>();
            do
                circle.Add(stack.Pop());
            while (circle[^1] != file);
            found.Add(circle);
        }
    }

    private static IEnumerable<Type> MappedTypes()
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        return [.. db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.Assembly == typeof(PlatformDb).Assembly)];
    }

    [GeneratedRegex(@"^(?:public|internal) (?:\w+ )*?(?:class|record struct|record|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"`([\w./]+/[\w.]+\.(?:cs|cshtml|js))`")]
    private static partial Regex FileInText();

    /// <summary>Matches hubs and their contexts, followers, jobs, and base classes of pages.</summary>
    [GeneratedRegex(@": (Follower|BackgroundService|PageModel|PlatformPage|Hub<|IHealthCheck|AuthenticationHandler|IAsyncPageFilter)|IHubContext<")]
    private static partial Regex Job();
}
