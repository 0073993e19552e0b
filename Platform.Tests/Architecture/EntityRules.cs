using System.Reflection;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Type = System.Type;

namespace Platform.Tests.Architecture;

public sealed class EntityRules
{
    private static readonly List<Type> Entities = Mapped();

    [Fact]
    public void Rules_of_the_domain_know_no_web_database_or_index()
    {
        // Account is ASP.NET Identity's user by design; the framework handles its credentials.
        var broken = Entities.Where(t => t != typeof(Account)).SelectMany(t => UsedTypes.By(t).Select(name => $"{t.Name} uses {name}"))
            .Where(d => d.Contains("uses Microsoft.AspNetCore", StringComparison.Ordinal)
                || d.Contains("uses Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || d.Contains("uses Lucene", StringComparison.Ordinal))
            .Distinct();

        Assert.Empty(broken);
    }

    [Fact]
    public void What_a_class_uses_is_found_in_its_methods_too()
    {
        Assert.Contains(UsedTypes.By(typeof(PlatformDb)), name => name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
        Assert.Contains(UsedTypes.By(typeof(Platform.Web.Ui.WellKnown)), name => name.StartsWith("Microsoft.AspNetCore.Http.Results", StringComparison.Ordinal));
    }

    [Fact]
    public void Entities_change_through_their_methods_only() =>
        Assert.Empty(Entities.Where(t => t != typeof(Account))
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(p => p.SetMethod?.IsPublic == true)
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));

    [Fact]
    public void Every_entity_tells_followers_of_its_changes_or_is_known_not_to()
    {
        string[] tellsNobody =
        [
            // Saved together with their contribution or post, which reports the change.
            "Revision", "ContributionTag", "CoAuthor", "PostVersion",
            // Shown only to their owner or to moderators, on pages that read the database.
            "Draft", "ReviewItem", "ReviewDecision", "Membership", "OutboxMessage", "AuditEntry",
            // A vote is counted in its post, which reports the change; thanks are reported by a notification.
            "Vote", "Thanks",
            // Counted in its thread, which reports the change.
            "SameQuestion",
            // Read from the database by the only page that shows them.
            "SavedSearch", "MissedSearch", "MutedTopic", "ReadingPosition",
            // A registration that waits for its code; nobody sees it.
            "SignUp",
            // Read when somebody types a code or a password.
            "MailedCode", "GuessCount",
            // Credentials: a session reports its end, and a token is read at each request.
            "Account", "ApiToken",
            // The machinery itself.
            "Change", "Lease", "IndexNode",
        ];

        var silent = Entities.Where(t => !typeof(IChangeSource).IsAssignableFrom(t)).Select(t => t.Name);

        Assert.Equal(tellsNobody.Order(), silent.Order());
    }

    private static List<Type> Mapped()
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        return [.. db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.Assembly == typeof(PlatformDb).Assembly)];
    }
}
