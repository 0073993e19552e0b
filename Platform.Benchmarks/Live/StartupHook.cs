using System.Diagnostics;
using Platform.Benchmarks.Growth;
using Platform.Benchmarks.Live;

/// <summary>
/// Loaded into the site by DOTNET_STARTUP_HOOKS, which requires this name without a namespace. It records when the database committed a
/// post, and counts statements where asked to, so that the site itself contains no code for measuring.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new Listeners());

    private sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
            {
                var commits = new Commits();
                value.Subscribe(commits, (name, _, _) => commits.Hears(name));
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class Commits : IObserver<KeyValuePair<string, object?>>
    {
        private const string Committed = "Microsoft.EntityFrameworkCore.Database.Transaction.TransactionCommitted";

        private readonly Moments _accepted = Moments.Write();
        private readonly Statements? _statements = Environment.GetEnvironmentVariable(Statements.Variable) is null ? null : Statements.Write();

        public bool Hears(string name) => name == Committed || (_statements is not null && name == Statements.Event);

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == Committed)
                _accepted.Note();
            else if (value.Key == Statements.Event)
                _statements!.Note((TimeSpan)value.Value!.GetType().GetProperty("Duration")!.GetValue(value.Value)!);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
