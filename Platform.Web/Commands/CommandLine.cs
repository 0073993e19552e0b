using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Web.Commands;

/// <summary>
/// A command given to the program instead of serving, such as "import FILE". Settings may be given among the words, as for the server:
/// "--Platform:DataDirectory=/srv/platform". Commands change only the database and can run beside a running node.
/// </summary>
public sealed partial class CommandLine
{
    private const int Misused = 2;

    private readonly IReadOnlyList<string> _words;

    private CommandLine(IReadOnlyList<string> words, IEnumerable<string> settings)
    {
        _words = words;
        // The terminal shows only the output of the command itself.
        Settings = [.. settings, "--Logging:Console:LogLevel:Default=None"];
    }

    /// <summary>Arguments for the configuration, which the command shares with the server.</summary>
    public string[] Settings { get; }

    /// <returns>Null when the program must serve.</returns>
    public static CommandLine? Of(string[] args)
    {
        var words = new List<string>();
        var settings = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!Setting().IsMatch(args[i]))
            {
                words.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (!args[i].Contains('=') && i + 1 < args.Length)
                settings.Add(args[++i]);
        }

        var asksHelp = words is ["--help" or "-h" or "-?" or "--version", ..];
        return asksHelp || words is [[not '-', ..], ..] ? new CommandLine(words, settings) : null;
    }

    /// <param name="prepare">Prepares the database; false when it cannot. Help and a misspelt command need none.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> Run(IServiceProvider services, Func<Task<bool>> prepare)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var root = new RootCommand("Platform O. Without a command it serves the site.")
        {
            ImportCommand.Create(services),
            ExportCommand.Create(services),
            ReindexCommand.Create(services),
            IndexCommand.Create(services),
            UserCommand.Create(services),
            TokenCommand.Create(services),
        };
        var parsed = root.Parse(_words);
        var onlySays = parsed.Action is { ClearsParseErrors: true };
        if (parsed.Errors.Count > 0 && !onlySays)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Add --help to see how it is used.");
            return Misused;
        }

        if (!onlySays && !await prepare())
            return 1;
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    [GeneratedRegex("^--([^=]*:|environment|urls|contentRoot|applicationName)", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();
}
