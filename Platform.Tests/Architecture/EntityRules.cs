using System.Reflection;
using System.Reflection.Emit;
using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;
using Platform.Web.Changes;
using Type = System.Type;

namespace Platform.Tests.Architecture;

public sealed class EntityRules
{
    private static readonly List<Type> Entities = Mapped();

    private static readonly Dictionary<int, OpCode> Instructions =
        typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => (int)(ushort)o.Value);

    [Fact]
    public void Rules_of_the_domain_know_no_web_database_or_index()
    {
        // Account is ASP.NET Identity's user by design: its credentials are the framework's business.
        var broken = Entities.Where(t => t != typeof(Account)).SelectMany(t => NamesUsedBy(t).Select(name => $"{t.Name} uses {name}"))
            .Where(d => d.Contains("uses Microsoft.AspNetCore", StringComparison.Ordinal)
                || d.Contains("uses Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || d.Contains("uses Lucene", StringComparison.Ordinal))
            .Distinct();

        Assert.Empty(broken);
    }

    [Fact]
    public void What_a_class_uses_is_found_in_its_methods_too()
    {
        Assert.Contains(NamesUsedBy(typeof(PlatformDb)), name => name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
        Assert.Contains(NamesUsedBy(typeof(Platform.Web.Ui.WellKnown)), name => name.StartsWith("Microsoft.AspNetCore.Http.Results", StringComparison.Ordinal));
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
            // Part of the save of their contribution or post, which tells.
            "Revision", "ContributionTag", "PostVersion",
            // Seen by their owner or by moderators on pages that read the database.
            "Draft", "ReviewItem", "ReviewDecision", "Membership", "OutboxMessage", "AuditEntry",
            // Swept into its post, which tells; told by a notification.
            "Vote", "Thanks",
            // Read from the database by the one page that shows them.
            "SavedSearch", "MissedSearch", "MutedTopic", "ReadingPosition",
            // A registration that awaits its code: seen by nobody.
            "SignUp",
            // Asked at the moment that somebody types a code or a password.
            "MailedCode", "GuessCount",
            // Credentials: an ended session tells, and a token is read at each request.
            "Account", "ApiToken",
            // The machinery itself.
            "Change", "Lease", "IndexNode",
        ];

        var silent = Entities.Where(t => !typeof(IChangeSource).IsAssignableFrom(t)).Select(t => t.Name);

        Assert.Equal(tellsNobody.Order(), silent.Order());
    }

    /// <summary>Of the types in its members, and of all that its methods and the classes nested in it touch.</summary>
    private static IEnumerable<string> NamesUsedBy(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).ToList();
        var used = type.GetFields(All).Select(f => f.FieldType)
            .Concat(methods.SelectMany(m => m.GetParameters()).Select(p => p.ParameterType))
            .Concat(methods.OfType<MethodInfo>().Select(m => m.ReturnType))
            .Concat(methods.SelectMany(TouchedBy))
            .Append(type.BaseType ?? typeof(object));
        return used.Select(t => t.ToString()).Concat(type.GetNestedTypes(All).SelectMany(NamesUsedBy));
    }

    private static IEnumerable<Type> TouchedBy(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var first = code[at++];
            var operand = Instructions[first == 0xFE ? (0xFE << 8) | code[at++] : first].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
                && Resolve(BitConverter.ToInt32(code, at)) is { } found)
                yield return found;
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }

        Type? Resolve(int token)
        {
            var member = method.Module.ResolveMember(token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
            return member as Type ?? member?.DeclaringType;
        }
    }

    private static List<Type> Mapped()
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        return [.. db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.Assembly == typeof(PlatformDb).Assembly)];
    }
}
