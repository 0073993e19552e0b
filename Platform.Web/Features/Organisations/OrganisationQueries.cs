using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Organisations;

public sealed record OrganisationRow(string Key, string Name, Layer Layer, DateOnly? EndedOn);

/// <summary>
/// Queries that find organisations by a part of their name. There are some 1,400, so all names are loaded and compared in memory, where
/// é and e are equal.
/// </summary>
public sealed class OrganisationQueries(PlatformDb db)
{
    public const int MostFound = 30;

    /// <summary>
    /// Finds the organisations that a member may choose, the best match first, at most <see cref="MostFound"/>. Dissolved ones are left
    /// out.
    /// </summary>
    public async Task<IReadOnlyList<OrganisationRow>> Offered(string query) =>
        [.. Matching(await Rows(db.Organisations.Where(o => o.EndedOn == null)).ToListAsync(), query).Take(MostFound)];

    /// <returns>Null when there is no such organisation, or it is not offered.</returns>
    public Task<string?> OfferedName(string key) =>
        db.Organisations.Where(o => o.Key == key && o.EndedOn == null).Select(o => o.Name).SingleOrDefaultAsync();

    /// <summary>
    /// Lists the organisations of a layer (null: of all layers), by name. With a query, only those whose name matches.
    /// </summary>
    public async Task<IReadOnlyList<OrganisationRow>> List(Layer? layer, string? query)
    {
        var rows = await Rows(db.Organisations.Where(o => layer == null || o.Layer == layer)).ToListAsync();
        return [.. (string.IsNullOrWhiteSpace(query) ? rows : Matching(rows, query)).OrderBy(o => o.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    private static IQueryable<OrganisationRow> Rows(IQueryable<Organisation> organisations) =>
        organisations.Select(o => new OrganisationRow(o.Key, o.Name, o.Layer, o.EndedOn));

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
