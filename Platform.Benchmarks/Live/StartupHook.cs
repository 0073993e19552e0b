using System.Diagnostics;
using Platform.Benchmarks.Live;

/// <summary>
/// Loaded into the site by DOTNET_STARTUP_HOOKS, which requires this name without a namespace. It records when the database committed a
/// post, so that the site itself contains no code for measuring.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new Listeners());

    private sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
                value.Subscribe(new Commits(), name => name == Commits.Event);
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
        public const string Event = "Microsoft.EntityFrameworkCore.Database.Transaction.TransactionCommitted";

        private readonly Moments _accepted = Moments.Write();

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == Event)
                _accepted.Note();
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
