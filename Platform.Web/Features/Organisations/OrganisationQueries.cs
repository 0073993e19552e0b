using Microsoft.EntityFrameworkCore;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Organisations;

public sealed record OrganisationRow(string Key, string Name, Layer Layer, DateOnly? EndedOn);

/// <summary>
/// Queries that find organisations by a part of their name. There are some 1,400, so all names are loaded and compared in memory, where
/// é and e are equal.
/// </summary>
public sealed class OrganisationQueries(PlatformDb db, PageTags tags)
{
    public const int MostFound = 30;
    public const int MostProposed = 5;

    private static readonly HashSet<string> KindsOfOrganisation =
        new(["gemeente", "provincie", "waterschap", "hoogheemraadschap", "ministerie", "universiteit", "hogeschool", "omgevingsdienst", "veiligheidsregio", "stichting"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Finds the organisations that a member may choose, the best match first, at most <see cref="MostFound"/>. Dissolved ones are left
    /// out.
    /// </summary>
    public async Task<IReadOnlyList<OrganisationRow>> Offered(string query) =>
        [.. Matching(await Rows(db.Organisations.Where(o => o.EndedOn == null)).ToListAsync(), query).Take(MostFound)];

    /// <returns>Null when there is no such organisation, or it is not offered.</returns>
    public Task<string?> OfferedName(string key) =>
        db.Organisations.Where(o => o.Key == key && o.EndedOn == null).Select(o => OrganisationName.Shown(o.Name)).SingleOrDefaultAsync();

    /// <summary>
    /// Finds the organisations that the domain of a mail address names: "gemeente Utrecht" for name@utrecht.nl. At most <see
    /// cref="MostProposed"/>; dissolved ones are left out.
    /// </summary>
    public async Task<IReadOnlyList<OrganisationRow>> ForAddress(string address)
    {
        var labels = MailAddresses.DomainOf(address).Split('.');
        var domain = Compact(labels[0]);
        if (labels.Length < 2 || domain.Length < 3)
            return [];
        var rows = await Rows(db.Organisations.Where(o => o.EndedOn == null)).ToListAsync();
        return [.. rows.Where(row => Names(row.Name).Contains(domain)).OrderByDescending(row => row.Layer == Layer.Gemeente).ThenBy(row => row.Name.Length).ThenBy(row => row.Name, StringComparer.Ordinal).Take(MostProposed)];

        static string Compact(string text) => Slug.Of(text, 200).Replace("-", "", StringComparison.Ordinal);

        // The whole name, and the name without the kind of organisation before it.
        static IEnumerable<string> Names(string name)
        {
            yield return Compact(name);
            if (name.Split(' ', 2) is [var first, var rest] && KindsOfOrganisation.Contains(first))
                yield return Compact(rest.StartsWith("van ", StringComparison.OrdinalIgnoreCase) ? rest[4..] : rest);
        }
    }

    /// <summary>
    /// Lists the organisations of a layer (null: of all layers), by name. With a query, only those whose name matches.
    /// </summary>
    public async Task<IReadOnlyList<OrganisationRow>> List(Layer? layer, string? query)
    {
        tags.AddAny(ChangeKind.Organisation);
        var rows = await Rows(db.Organisations.Where(o => layer == null || o.Layer == layer)).ToListAsync();
        return [.. (string.IsNullOrWhiteSpace(query) ? rows : Matching(rows, query)).OrderBy(o => o.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    private static IQueryable<OrganisationRow> Rows(IQueryable<Organisation> organisations) =>
        organisations.Select(o => new OrganisationRow(o.Key, OrganisationName.Shown(o.Name), o.Layer, o.EndedOn));

    private static IEnumerable<OrganisationRow> Matching(IEnumerable<OrganisationRow> rows, string query)
    {
        var words = Slug.Of(query, 200).Split('-', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? []
            : from row in rows
              let name = "-" + Slug.Of(row.Name, 200)
              where words.All(w => name.Contains(w, StringComparison.Ordinal))
              orderby words.All(w => name.Contains("-" + w, StringComparison.Ordinal)) descending, name.Length, row.Name
              select row;
    }
}
