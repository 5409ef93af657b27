using System.Text;
using Hub.Domain.Trust.Audit;

namespace Hub.Domain.Tests.Trust.Audit;

public sealed class MerkleTreeTests
{
    // The eight leaves of the reference tests of certificate transparency (google/certificate-transparency, merkle_tree_test.cc) and their roots.
    private static readonly string[] s_leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_are_those_of_RFC_6962(int count, string root) => Assert.Equal(root, Convert.ToHexStringLower(MerkleTree.Root(Leaves(count))));

    [Fact]
    public void Every_leaf_of_every_tree_has_a_path_to_its_root_and_to_no_other()
    {
        for (var size = 1; size <= 33; size++)
        {
            List<byte[]> leaves = [.. Enumerable.Range(0, size).Select(i => MerkleTree.Leaf(Encoding.ASCII.GetBytes($"{i}")))];
            var root = MerkleTree.Root(leaves);
            for (var index = 0; index < size; index++)
            {
                var path = MerkleTree.Path(leaves, index);
                Assert.Equal(root, MerkleTree.Root(leaves[index], index, size, path));
                Assert.NotEqual(root, MerkleTree.Root(MerkleTree.Leaf("x"u8), index, size, path));
                Assert.NotEqual(root, MerkleTree.Root(leaves[index], index, size, [.. path, root]) ?? []);
            }
        }
    }

    private static List<byte[]> Leaves(int count) => [.. s_leaves.Take(count).Select(l => MerkleTree.Leaf(Convert.FromHexString(l)))];
}
