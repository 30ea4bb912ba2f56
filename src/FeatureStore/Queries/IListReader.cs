using System.Data.Common;

namespace FeatureStore;

/// <summary>What a <see cref="DbDataReader"/> of an engine may be besides, to give a REPEATED column without a list in between.</summary>
public interface IListReader
{
    /// <summary>The values of a REPEATED column; a null list is empty.</summary>
    ValueList<T> GetList<T>(int ordinal);
}
