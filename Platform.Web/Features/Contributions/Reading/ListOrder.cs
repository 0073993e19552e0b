namespace Platform.Web.Features.Contributions;

/// <summary>The order of a list of contributions.</summary>
public enum RowOrder
{
    Newest,
    Title,

    /// <summary>The latest activity first: the last post in the conversation, or else the contribution itself.</summary>
    Active,
    Oldest,
}

/// <summary>The links to the orders of a list.</summary>
/// <param name="Path">The address of the list.</param>
/// <param name="Filter">The other part of its query string, such as "outcome=worked"; null without.</param>
public sealed record ListOrder(RowOrder Current, string Path, string? Filter)
{
    /// <summary>The orders of most lists.</summary>
    public static readonly IReadOnlyList<RowOrder> Usual = [RowOrder.Newest, RowOrder.Title];

    /// <summary>The orders of this list. The first is that of the address without an order.</summary>
    public IReadOnlyList<RowOrder> Offered { get; init; } = Usual;

    /// <param name="sort">A name from an address. An unknown one is the first of the list.</param>
    public static RowOrder Of(string? sort, IReadOnlyList<RowOrder>? offered = null) =>
        (offered ?? Usual).Where(order => string.Equals(sort, order.ToString(), StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty((offered ?? Usual)[0]).First();

    /// <summary>Returns the address of the list with this order and filter.</summary>
    public static string Address(string path, RowOrder order, string? filter, IReadOnlyList<RowOrder>? offered = null)
    {
        var parts = new[] { filter, order == (offered ?? Usual)[0] ? null : "sort=" + order.ToString().ToLowerInvariant() }.Where(p => !string.IsNullOrEmpty(p));
        return string.Join('?', new[] { path, string.Join('&', parts) }.Where(p => p.Length > 0));
    }

    public string To(RowOrder order) => Address(Path, order, Filter, Offered);
}

public static class RowOrders
{
    /// <summary>Orders a list. Titles of one day are in the order of the alphabet, because an archive has many of one day.</summary>
    public static IQueryable<T> In<T>(this IQueryable<T> contributions, RowOrder order)
        where T : Contribution => order switch
        {
            RowOrder.Title => contributions.OrderBy(c => c.Title).ThenBy(c => c.Key),
            RowOrder.Active => contributions.OrderByDescending(c => c.Thread.LastPostAt ?? c.PublishedAt).ThenBy(c => c.Key),
            RowOrder.Oldest => contributions.OrderBy(c => c.PublishedAt).ThenBy(c => c.Title).ThenBy(c => c.Key),
            _ => contributions.OrderByDescending(c => c.PublishedAt).ThenBy(c => c.Title).ThenBy(c => c.Key),
        };
}
